import type { Act } from '../act.ts';
import type { FilledForm, Question, Reply } from '../channel.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { checkMayDo, findByNumber } from '../tickets/index.ts';
import { absenceForm, absenceFrom } from './absence.ts';
import { commandAnswer } from './command.ts';
import { DO, fieldOf } from './deeds.ts';
import { announceFromForm, FAULT_FORM, faultForm } from './fault.ts';
import { formFor } from './forms.ts';
import { homePage } from './home.ts';
import { type Person, personAt } from './person.ts';
import { isDeed } from './rights.ts';
import { openFromForm, shortcutForm } from './shortcut.ts';

/** Opens a transaction for one question, which never commits anything. */
export type Asking = <T>(work: (act: Act) => Promise<T>) => Promise<T>;

/** Answers a desk at once and changes nothing. Strangers hear one sentence, whatever they ask. */
export async function answerDesk(asking: Asking, channel: string, question: Question): Promise<Reply> {
  return asking(async (act) => {
    const person = await personAt(act, channel, question.from.address);
    if (!person) return text(act.words.say('desk_stranger', 'hi'));
    try {
      return await answerTo(person, channel, question);
    } catch (error) {
      if (!(error instanceof UserMistake || error instanceof NotAllowed)) throw error;
      if (question.kind === 'check') return wrong(person, error);
      return text(said(person, error));
    }
  });
}

function answerTo(person: Person, channel: string, question: Question): Promise<Reply> {
  if (question.kind === 'open') return open(person, question.value, question.text);
  if (question.kind === 'check') return check(person, channel, question.form);
  if (question.kind === 'command') return commandAnswer(person, question.text);
  return homePage(person).then((page) => ({ kind: 'page', page }));
}

/** Which form a button opens; 'right' where it needs none and is to be kept like anything said. */
async function open(person: Person, value: string, words = ''): Promise<Reply> {
  if (value === FAULT_FORM) return { kind: 'form', form: await faultForm(person) };
  if (value === 'shortcut:ticket') return { kind: 'form', form: shortcutForm(person, words) };
  if (value === 'absence:form') return { kind: 'form', form: absenceForm(person) };
  const [kind, deed, number = ''] = value.split(':');
  if (kind === 'card') return commandAnswer(person, `show ${deed}`);
  if (kind !== 'deed' || !isDeed(deed)) return { kind: 'right' };
  const ticket = await findByNumber(person.act, number);
  await checkMayDo(person.act, ticket, deed);
  return deed === 'take' ? { kind: 'right' } : { kind: 'form', form: await formFor(person, ticket, deed) };
}

/** The deed itself is done, and taken back with the question: a form that passes here meets nothing new but what happens meanwhile. */
async function check(person: Person, channel: string, form: FilledForm): Promise<Reply> {
  const [kind, deed, number = ''] = form.name.split(':');
  const where = { channel, address: '' };
  if (form.name === 'shortcut:ticket') await openFromForm(person, form.values);
  else if (form.name === FAULT_FORM) await announceFromForm(person, form.values);
  else if (form.name === 'absence') await absenceFrom(person, form.values);
  else if (kind === 'deed' && isDeed(deed))
    await DO[deed](person, await findByNumber(person.act, number), form.values, where);
  return { kind: 'right' };
}

function wrong(person: Person, error: UserMistake | NotAllowed): Reply {
  return { kind: 'wrong', errors: { [fieldOf(error.key)]: said(person, error) } };
}

function said(
  { act, language }: { act: Act; language: Language },
  { key, params }: UserMistake | NotAllowed,
): string {
  return act.words.say(key, language, params);
}

function text(words: string): Reply {
  return { kind: 'text', text: words, choices: [] };
}
