import { randomUUID } from 'node:crypto';
import type { ChannelHost } from '../../channel.ts';
import { field, languageFrom, postedMessage } from '../../lib/chat-page/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { plainOriginal } from '../../lib/plain-message.ts';
import { parseDuration } from '../../lib/time.ts';
import type { Persona, SimulatorWorld } from './world.ts';

/** A longer jump is a slip of the finger, and every working day of it must be run through. */
const LONGEST_MS = 366 * 24 * 3600 * 1000;

/** Keeps what a persona says. @throws UserMistake */
export async function keepPosted(
  host: ChannelHost,
  world: SimulatorWorld,
  form: FormData,
): Promise<{ place: string }> {
  const personas = await world.personas();
  const persona = requirePersona(personas, field(form, 'address'));
  const { once, ...said } = await postedMessage(form);
  const language = languageFrom(field(form, 'language'));
  const message = {
    ...said,
    from: { address: persona.address, name: persona.title[language], language },
    at: (await world.now()).toISOString(),
  };
  await host.keep(
    plainOriginal({ channel: 'simulator', account: 'simulator', once: once || randomUUID() }, message),
  );
  return { place: paneId(persona.address) };
}

/** @throws UserMistake when it is no duration */
export async function moveClock(
  _host: ChannelHost,
  world: SimulatorWorld,
  form: FormData,
): Promise<{ sentence: string; place: string }> {
  const duration = (field(form, 'duration') ?? '').trim();
  requireDuration(duration);
  return { sentence: await world.advance(duration, languageFrom(field(form, 'language'))), place: 'clock' };
}

function requireDuration(text: string): void {
  try {
    const ms = parseDuration(text);
    if (ms > 0 && ms <= LONGEST_MS) return;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new UserMistake('simulator_duration');
}

/** Only those on the page can be played. @throws UserMistake */
export function requirePersona(personas: readonly Persona[], address: string | undefined): Persona {
  const persona = personas.find((one) => one.address === address);
  if (!persona) throw new UserMistake('simulator_nobody');
  return persona;
}

/** By who it is, not where it stands: the order of the panes changes with the tickets. */
export function paneId(address: string): string {
  return `pane-${address.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`;
}
