import type { Language, Params } from '../language.ts';

/** What these pages need of a request, an answer, an entry, a house: a door's own have these and more. */
export interface PageRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface PageRoute {
  readonly method: 'GET';
  readonly path: string;
  handle(): Promise<PageAnswer>;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface Entry {
  /** Grows; the page asks for what comes after the last it has. */
  readonly position: string;
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly subject?: string;
  readonly choices: readonly Choice[];
  readonly files: readonly { id: string; name: string; size: number }[];
  readonly at: Date;
}

export interface SavedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Speaker {
  readonly log: { error(fields: object, message: string): void };
  say(key: string, language: Language, params?: Params): string;
}
