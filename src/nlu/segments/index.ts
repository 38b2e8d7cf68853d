import type { Token } from '../fold.ts';
import { maskedWords, type Word } from '../mask.ts';
import { bandOf } from '../model/bands.ts';
import type { Bands, Entity, Matter, Scored } from '../types.ts';
import { cut, type Piece } from './cut.ts';
import { framed, type Part } from './frame.ts';
import { isManner } from './kin.ts';
import { type Run, severalIn, type Told } from './matters.ts';
import { adds, announcesList, saysNothing, wants } from './said.ts';
import { type Views, weigh } from './weigh.ts';

export interface Message {
  text: string;
  tokens: readonly Token[];
  entities: readonly Entity[];
  /** So much of the beginning is a letter's subject line. */
  subjectLength: number;
  bands: Bands;
  rank(words: readonly Word[]): Scored[];
}

/** "Sir, two issues:" stands among so many first words. */
const LISTED_WITHIN = 8;
/** So many words make a story, in which one sentence says what is wanted. */
const STORY = 40;
const IN_SENTENCE: readonly Piece['opens'][] = ['comma', 'joined'];
/** The chance that each of several matters must have in the whole message, and in the readings of a letter. */
const SEEN = 0.01;
const SEEN_IN_STORY = 0.2;

export interface Read {
  matters: Matter[];
  /** Those that stand beside a letter's sentences say so. */
  entities: Entity[];
}

/** What a message wants: one thing or several in the order said, each with its part of the text. */
export function readMessage(message: Message): Read {
  const parts = framed(message.tokens, message.text, message.subjectLength);
  const matters = mattersOf(message, parts);
  return { matters, entities: besides(message, parts) };
}

/** Tokens and entities both come in order of place. */
function besides({ tokens, entities }: Message, parts: readonly Part[]): Entity[] {
  let at = 0;
  return entities.map((entity) => {
    while (at < tokens.length - 1 && tokens[at]!.end <= entity.start) at += 1;
    const part = parts[at];
    return part === 'frame' || part === 'addressee' ? { ...entity, beside: part } : entity;
  });
}

function mattersOf(message: Message, parts: readonly Part[]): Matter[] {
  const { text, tokens, bands } = message;
  const body = tokens.filter((_, i) => parts[i] === 'body');
  const subject = tokens.filter((_, i) => parts[i] === 'subject');
  const read = new Map<string, Scored[]>();
  const inBody = (from: number, to: number) => {
    const key = `${from}-${to}`;
    const ranked = read.get(key) ?? rankOf(message, body.slice(from, to));
    read.set(key, ranked);
    return ranked;
  };
  const keys = (from: number, to: number) => body.slice(from, to).map(({ key }) => key);
  const pieces = cut(body, text, namedWithin(body, message.entities));
  const whole = asOne(message, body, subject, pieces, inBody);
  const seen = body.length < STORY ? SEEN : SEEN_IN_STORY;
  // Where the whole says but one thing there is nothing to look for.
  if (pieces.length < 2 || !whole[1] || whole[1].confidence < seen)
    return [matter(message, whole, 0, text.length)];
  const told = {
    rank: inBody,
    wants: (from: number, to: number) => wants(keys(from, to)),
    adds: (from: number, to: number) => adds(keys(from, to)),
    listed: announcesList(keys(0, LISTED_WITHIN)),
    whole,
    seen,
    bands,
  };
  const several = body.length < STORY ? inTalk(told, pieces) : inStory(told, pieces, keys);
  if (several.length === 0) return [matter(message, whole, 0, text.length)];
  const story = body.length >= STORY;
  return several.map(({ from, to, said, ranked }) =>
    matter(message, ranked, body[story ? said : from]!.start, body[to - 1]!.end),
  );
}

/** Whole sentences first; where these are one matter, their clauses. */
function inTalk(told: Omit<Told, 'pieces'>, pieces: readonly Piece[]): Run[] {
  const sentences = sentencesOf(pieces, ['comma']);
  const several = severalIn({ ...told, pieces: sentences });
  return several.length > 0 || sentences.length === pieces.length ? several : severalIn({ ...told, pieces });
}

/** A story is full of things that are no matter: only what says itself that it is another one is. */
function inStory(told: Omit<Told, 'pieces'>, pieces: readonly Piece[], keys: Views['keys']): Run[] {
  const blocks = sentencesOf(pieces, ['comma', 'joined', 'sentence', 'line']);
  if (blocks.length < 2) return [];
  const sentences = sentencesOf(pieces, IN_SENTENCE);
  const rank = (from: number, to: number) =>
    weigh({
      whole: told.rank(from, to),
      subject: undefined,
      sentences: sentences.filter((each) => each.from >= from && each.to <= to),
      rank: told.rank,
      keys,
    });
  return severalIn({ ...told, rank, pieces: blocks });
}

/** A subject that tells, and a letter's sentences, are heard beside the whole. */
function asOne(
  message: Message,
  body: readonly Token[],
  subject: readonly Token[],
  pieces: readonly Piece[],
  inBody: (from: number, to: number) => Scored[],
): Scored[] {
  const titled = subject.length > 0 && !saysNothing(subject.map(({ key }) => key));
  const title = titled ? rankOf(message, subject) : [];
  if (titled && body.length < STORY && saysNothing(body.map(({ key }) => key))) return title;
  // "Once more", "Our firm": a subject that could be anything is none.
  const telling =
    title[0] !== undefined && title[0].confidence >= message.bands.act && !isManner(title[0].id);
  if (!telling && body.length < STORY) return rankOf(message, body);
  return weigh({
    whole: inBody(0, body.length),
    subject: telling ? title : undefined,
    sentences: body.length < STORY ? [] : sentencesOf(pieces, IN_SENTENCE),
    rank: inBody,
    keys: (from, to) => body.slice(from, to).map(({ key }) => key),
  });
}

/** Clauses put together again where one of these signs stands between them. */
function sentencesOf(pieces: readonly Piece[], over: readonly Piece['opens'][]): Piece[] {
  const sentences: Piece[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    if (last && over.includes(piece.opens)) last.to = piece.to;
    else sentences.push({ ...piece });
  }
  return sentences;
}

function rankOf({ entities, rank }: Message, tokens: readonly Token[]): Scored[] {
  const first = tokens[0]?.start ?? 0;
  const last = tokens.at(-1)?.end ?? 0;
  return rank(
    maskedWords(
      tokens,
      entities.filter(({ start, end }) => start < last && end > first),
    ),
  );
}

/** Of each token whether it goes on with a name or number begun before it; both come in order of place. */
function namedWithin(tokens: readonly Token[], entities: readonly Entity[]): boolean[] {
  const names = entities.filter(({ kind }) => kind !== 'crac');
  let next = 0;
  let until = 0;
  return tokens.map(({ start }) => {
    for (; next < names.length && names[next]!.start < start; next += 1)
      until = Math.max(until, names[next]!.end);
    return start < until;
  });
}

function matter({ text, bands }: Message, alternatives: Scored[], start: number, end: number): Matter {
  const intent = alternatives[0] ?? { id: 'out_of_scope', confidence: 0 };
  return { text: text.slice(start, end), start, end, intent, alternatives, band: bandOf(bands, intent) };
}
