/** What is said to whoever did it, in their language. */
export interface Told {
  readonly text: string;
  readonly choices?: readonly { label: string; value: string }[];
}

/** Where an answer to the person goes. */
export interface Where {
  readonly channel: string;
  readonly account?: string;
  readonly address: string;
}
