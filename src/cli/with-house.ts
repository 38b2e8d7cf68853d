import { readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { messageOf, Trouble, UserMistake } from '../lib/errors.ts';
import { createLog, type House, openHouse } from '../wiring/index.ts';

/** Opens the house for one command and closes it whatever happens. Progress goes to standard error. */
export async function withHouse<T>(work: (house: House) => Promise<T>, quiet = true): Promise<T> {
  const config = readConfig();
  const log = createLog(quiet && !process.env.LOG_LEVEL ? 'error' : config.LOG_LEVEL);
  const house = await openHouse(config, log, tell);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** A file that was named on the command line. @throws Trouble 'input' when it can't be read */
export function readGiven(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Trouble('input', `The file ${file} cannot be read: ${messageOf(error)}`);
  }
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a command has to say: one JSON document with --json, else lines for a person. */
export function print(json: boolean | undefined, document: unknown, lines: () => string | string[]): void {
  const text = json ? JSON.stringify(document, null, 2) : [lines()].flat().join('\n');
  process.stdout.write(`${text}\n`);
}

/** A mistake of whoever typed the command, in words. @throws Trouble 'input' */
export async function inWords<T>(house: House, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    throw new Trouble('input', house.words.say(error.key, 'en', error.params));
  }
}
