import type { Act } from '../act.ts';
import type { Question, Reply } from '../channel.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import type { Engine } from '../nlu/index.ts';
import { command } from './command.ts';
import { frontPage } from './front.ts';
import { type Worker, workerAt } from './who.ts';

/** Buttons that need no form: a turn does them. */
const AT_ONCE = /^(?:show|take|return):/;

/** Answers a desk's question. A stranger hears that they are one, and nothing else. */
export async function answer(act: Act, channel: string, question: Question, engine: Engine): Promise<Reply> {
  const worker = await workerAt(act, channel, question.from.address);
  if (!worker) return text(act, 'desk_stranger', 'hi');
  try {
    return await answerTo(worker, question, engine);
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof NotAllowed)) throw error;
    return { kind: 'text', text: act.words.say(error.key, worker.language, error.params), choices: [] };
  }
}

async function answerTo(worker: Worker, question: Question, engine: Engine): Promise<Reply> {
  if (question.kind === 'page') return { kind: 'page', page: await frontPage(worker) };
  if (question.kind === 'command') return command(worker, question.text, engine);
  if (question.kind === 'open' && AT_ONCE.test(question.value)) return { kind: 'right' };
  return text(worker.act, 'desk_by_words', worker.language);
}

function text(act: Act, key: string, language: Language): Reply {
  return { kind: 'text', text: act.words.say(key, language), choices: [] };
}
