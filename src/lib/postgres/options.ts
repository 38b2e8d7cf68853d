export interface EmbeddedOptions {
  /** The folder that keeps the data; made when absent. The server's files lie in `<dataDir>/postgres`. */
  readonly dataDir: string;
  /** true: survives a power cut (fsync). false: for tests, where speed matters and the data does not. */
  readonly durable: boolean;
  /** Progress for a person, one line at a time. */
  readonly log?: (line: string) => void;
  /** How root runs a server that refuses root; `try` takes what works. Only tests ask for one of them. */
  readonly asRoot?: 'try' | 'namespace' | 'nobody';
  /** Where the cluster goes when root must run as `nobody` and nobody may not enter dataDir. */
  readonly elsewhere?: string;
}
