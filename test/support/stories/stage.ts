import type { OutgoingMessage } from '../../../src/channel.ts';
import type { TurnResult } from '../../../src/conversation/index.ts';
import { showMoment } from '../../../src/lib/time.ts';
import type { House } from '../../../src/wiring/index.ts';
import { type StoryChannel, storyChannel } from './channel.ts';
import { dropStoryDatabase, storyDatabase, storyHouse } from './house.ts';
import { type Person, personOf } from './people.ts';

/** One story being played: a house with a database of its own, doors that end in the story, and what was said. */
export interface Stage {
  readonly database: string;
  house: House;
  readonly channels: ReadonlyMap<string, StoryChannel>;
  /** Warnings and errors of the house. */
  readonly noted: string[];
  /** The conversation so far, as it is printed when an expectation fails. */
  readonly said: string[];
  /** How many messages each door had sent before the last thing happened. */
  before: ReadonlyMap<string, number>;
  speaker: string;
  /** The id of each person's last message, for corrections. */
  readonly saidLast: Map<string, string>;
  result?: TurnResult;
  /** Numbers the messages that come in. */
  count: number;
}

export async function openStage(): Promise<Stage> {
  const database = await storyDatabase();
  const noted: string[] = [];
  const channels = new Map(
    ['telegram', 'mail', 'web', 'slack', 'simulator'].map((name) => [name, storyChannel(name)]),
  );
  const house = await storyHouse(database, noted);
  return {
    database,
    house,
    channels,
    noted,
    said: [],
    before: new Map(),
    speaker: '',
    saidLast: new Map(),
    count: 0,
  };
}

export async function closeStage(stage: Stage): Promise<void> {
  await stage.house.close();
  await dropStoryDatabase(stage.database);
}

/** The process ends; another begins on the same database. */
export async function restart(stage: Stage): Promise<void> {
  await stage.house.close();
  stage.house = await storyHouse(stage.database, stage.noted);
}

/** So many messages of one moment are printed; two thousand tickets falling due would drown the conversation. */
const SHOWN = 12;

/** Does what happens, then writes down what everybody was told because of it. @throws when the house complained */
export async function happens(stage: Stage, what: string, doing: () => Promise<void>): Promise<void> {
  stage.said.push(what);
  stage.before = new Map([...stage.channels].map(([name, channel]) => [name, channel.sent.length]));
  await doing();
  const sent = sentSince(stage);
  for (const message of sent.slice(0, SHOWN)) stage.said.push(shown(message));
  if (sent.length > SHOWN) stage.said.push(`    … and ${sent.length - SHOWN} messages more`);
  if (stage.noted.length > 0) throw new Error(`The house complained:\n${stage.noted.join('\n')}`);
}

export async function momentOf(stage: Stage): Promise<string> {
  return showMoment(await stage.house.now());
}

/** Everything that went out because of the last thing that happened, to one person or to all. */
export function sentSince(stage: Stage, person?: Person): OutgoingMessage[] {
  return [...stage.channels]
    .filter(([name]) => !person || name === person.channel)
    .flatMap(([name, channel]) => channel.sent.slice(stage.before.get(name) ?? 0))
    .filter((message) => !person || message.to === person.address);
}

export function person(stage: Stage, who: string): Person {
  return personOf(stage.house.cell, who);
}

/** All that this person was ever sent, the latest last. */
export function allSentTo(stage: Stage, { channel, address }: Person): OutgoingMessage[] {
  return stage.channels.get(channel)!.sent.filter((message) => message.to === address);
}

function shown(message: OutgoingMessage): string {
  const choices = message.choices.map((choice) => ` [${choice.label}]`).join('');
  const subject = message.subject ? ` "${message.subject}"` : '';
  return `    → ${message.to}${subject}: ${message.text.replaceAll('\n', '\n      ')}${choices}`;
}
