import { DateTime } from 'luxon';
import type { IncomingMessage } from '../../../src/channel.ts';
import { keepOriginal } from '../../../src/inbox/index.ts';
import { advanceClock, workDesk } from '../../../src/jobs/index.ts';
import { oneRow } from '../../../src/lib/rows.ts';
import { ZONE } from '../../../src/lib/time.ts';
import { deliverAll, scheduleOf, takeAll } from '../../../src/wiring/index.ts';
import { idOf, originalOf } from './channel.ts';
import { checkHeard, checkTicket, checkTickets, filled } from './checks.ts';
import { EVENTS } from './events.ts';
import type { Step } from './language.ts';
import { choiceOf, messageOf, valuesOf } from './messages.ts';
import { allSentTo, happens, momentOf, person, restart, type Stage } from './stage.ts';

/** Plays one line of a story. @throws Error when it does not come out as the line says */
export async function playStep(stage: Stage, step: Step): Promise<void> {
  if (step.kind === 'at') return setClock(stage, `${step.day} ${step.time}`);
  if (step.kind === 'clock') return advance(stage, step.duration);
  if (step.kind === 'says') return says(stage, step);
  if (step.kind === 'presses') return presses(stage, step.who ?? stage.speaker, step.label);
  if (step.kind === 'expects') return checkHeard(stage, step);
  if (step.kind === 'ticket') return checkTicket(stage, step);
  if (step.kind === 'tickets') return checkTickets(stage, step.count);
  if (step.event === 'restart') return happens(stage, '(restart)', () => restart(stage));
  await happens(stage, `(${step.source.trim()})`, async () => {
    await EVENTS[step.event]!(stage.house, step.words);
    await deliverAll(stage.house, stage.channels);
  });
}

/** The first time the clock is set; after that what falls due on the way is run. */
async function setClock(stage: Stage, moment: string): Promise<void> {
  const target = DateTime.fromFormat(moment, 'dd.MM.yyyy HH:mm', { zone: ZONE });
  if (!target.isValid) throw new Error(`"${moment}" is no moment`);
  if (stage.said.length > 0) {
    const minutes = Math.ceil((target.toMillis() - (await stage.house.now()).getTime()) / 60_000);
    if (minutes <= 0) throw new Error('The clock only moves forward.');
    return advance(stage, `${minutes}m`);
  }
  // Stories keep their dates whatever today is: the offset is written directly, backwards too.
  await stage.house.db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('clock_offset_ms', $1, clock_timestamp())
     ON CONFLICT (key) DO UPDATE SET value = $1`,
    [JSON.stringify(target.toMillis() - Date.now())],
  );
  stage.said.push(`--- ${moment}`);
}

async function advance(stage: Stage, duration: string): Promise<void> {
  await happens(stage, `--- +${duration}`, async () => {
    await advanceClock(scheduleOf(stage.house), duration);
    await atTheDesk(stage);
    await deliverAll(stage.house, stage.channels);
  });
  stage.said.push(`--- ${await momentOf(stage)}`);
}

async function says(stage: Stage, step: Extract<Step, { kind: 'says' }>): Promise<void> {
  const who = person(stage, step.who);
  const last = allSentTo(stage, who).at(-1);
  const lately = { told: last && idOf(last), toldText: last?.text, said: stage.saidLast.get(step.who) };
  const messages = await Promise.all(
    step.messages.map(async (said) => {
      const text = await filled(stage, said.text);
      const subject = said.subject === undefined ? undefined : await filled(stage, said.subject);
      return messageOf(who, { ...said, text, subject }, lately);
    }),
  );
  const told = messages.map((message) =>
    [
      message.subject && `"${message.subject}"`,
      message.form && `[${message.form.name}]`,
      message.unsupported,
      ...message.files.map((file) => `[${file.name}]`),
    ]
      .filter(Boolean)
      .concat((message.form?.values.text ?? message.text).replaceAll('\n', '\n  '))
      .join(' '),
  );
  const ids = step.messages.map((said) => valuesOf(said, 'id')[0]);
  await comesIn(stage, step.who, who.channel, messages, told.join('\n  - '), ids);
}

async function presses(stage: Stage, name: string, label: string): Promise<void> {
  const who = person(stage, name);
  const wanted = await filled(stage, label);
  const message = allSentTo(stage, who).findLast(({ choices }) =>
    choices.some((choice) => choice.label === wanted),
  );
  const choice = message?.choices.find((each) => each.label === wanted);
  if (!message || !choice) throw new Error(`${name} has no button "${wanted}".`);
  await comesIn(
    stage,
    name,
    who.channel,
    [choiceOf(who, choice.value, idOf(message))],
    `presses [${wanted}]`,
  );
}

/** Through the real inbox, turn and outbox; several at once are taken up by two processes. */
async function comesIn(
  stage: Stage,
  name: string,
  channel: string,
  messages: readonly IncomingMessage[],
  told: string,
  named: readonly (string | undefined)[] = [],
): Promise<void> {
  stage.speaker = name;
  await happens(stage, `${name}: ${told}`, async () => {
    const { house, channels } = stage;
    const now = await house.now();
    const ids = messages.map((_, index) => named[index] ?? `m${++stage.count}`);
    if (messages.at(-1)?.kind === 'text') stage.saidLast.set(name, ids.at(-1)!);
    for (const [index, message] of messages.entries())
      await keepOriginal(house.db, originalOf(channel, ids[index]!, message), now);
    const others = messages.length > 1 ? [takeAll({ ...house, holder: 'another process' }, channels)] : [];
    const taken = (await Promise.all([takeAll(house, channels), ...others])).flat();
    stage.result = taken.find((each) => each.externalId === ids.at(-1))?.result;
    await atTheDesk(stage);
    await deliverAll(house, channels);
  });
}

/** Cards and held replies, where anybody sits at a desk. */
async function atTheDesk({ house }: Stage): Promise<void> {
  if (!(await oneRow(house.db, `SELECT 1 FROM handle WHERE channel = 'slack'`))) return;
  while (await workDesk(scheduleOf(house), 0)) {
    // until nothing is due
  }
}
