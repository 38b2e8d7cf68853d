export interface WebOptions {
  /** How the world reaches us; https makes the cookies Secure. */
  readonly publicUrl?: string;
  /** Demo cell: the page says so and shows the way to the simulator. */
  readonly demo?: boolean;
}
