import type { Language, Trilingual } from '../../lib/language.ts';

/** Whom one can play. Everyone's address is a handle on this channel; `door` is only how the pane looks. */
export interface Persona {
  readonly address: string;
  readonly title: Trilingual;
  readonly plays: 'buyer' | 'vendor' | 'officer' | 'in_charge' | 'nodal';
  readonly door: 'telegram' | 'mail';
}

/** A line of the ticket strip, worded for the page's language. */
export interface SimTicket {
  readonly number: string;
  readonly subject?: string;
  readonly status: string;
  readonly officer: string;
  /** Address of the persona who fills the officer's post. */
  readonly holder?: string;
  /** Where on the ladder it stands. */
  readonly level: string;
  /** Absent while the clock rests or when it is closed. */
  readonly due?: Date;
}

/** What the simulator is given of the house: nothing else of it is known here. */
export interface SimulatorWorld {
  /** As they stand side by side. */
  personas(): Promise<readonly Persona[]>;
  /** Newest first. */
  tickets(language: Language): Promise<readonly SimTicket[]>;
  /** Moves the demo's clock by '1h', '3d', '1w' …, runs what fell due, and tells in one sentence what happened. */
  advance(duration: string, language: Language): Promise<string>;
  /** The demo's time. */
  now(): Promise<Date>;
  /** How the world reaches us. */
  readonly publicUrl?: string;
}
