/** What a person is offered to press or to fill in, and what a desk shows; every door draws it in its own way. */

export interface Choice {
  readonly label: string;
  /** At most 60 bytes in UTF-8. */
  readonly value: string;
  /** Pressed, it sends the person's own number, vouched for by the channel; only where `canProveMobile` was said. */
  readonly proves?: 'mobile';
}

/** A form to be filled in; `name` says which deed on which ticket, opaque to the channel, at most 200 bytes. */
export interface Form {
  readonly name: string;
  readonly title: string;
  /** What the person must know before writing: to whom it goes, by which door, in which language, how it will look. */
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly close: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'choice' | 'date';
  readonly hint?: string;
  readonly optional?: boolean;
  readonly choices?: readonly Choice[];
  /** What was typed before: kept when something fails. */
  readonly value?: string;
}

export interface FilledForm {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A ticket on a staff desk: posted once, replaced in place as the ticket moves. */
export interface Card {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Who did what, oldest first. */
  readonly log: readonly string[];
  readonly buttons: readonly Choice[];
}

/** A desk's front page. */
export interface Page {
  readonly sections: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly buttons: readonly Choice[];
  }[];
}
