/** What a parser made of a mail, as it crosses from the worker: plain data, not yet trusted. */
export interface ParsedMail {
  readonly from: readonly ParsedAddress[];
  readonly replyTo: readonly ParsedAddress[];
  readonly to: readonly ParsedAddress[];
  readonly cc: readonly ParsedAddress[];
  readonly subject: string;
  readonly sentAt?: Date;
  /** text/plain, or the HTML turned to text where there is none; tidied, since it may be long. */
  readonly text: string;
  readonly files: readonly ParsedFile[];
}

export interface ParsedAddress {
  readonly name: string;
  readonly address: string;
}

export interface ParsedFile {
  readonly name?: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const ENGINES = ['mailparser', 'postal-mime'] as const;
export type Engine = (typeof ENGINES)[number];

export interface ParseRequest {
  readonly engine: Engine;
  readonly raw: Uint8Array;
}

export type ParseAnswer =
  | { readonly ready: true }
  | { readonly mail: ParsedMail }
  | { readonly error: string };
