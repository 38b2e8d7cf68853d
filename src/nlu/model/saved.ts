import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Trouble } from '../../lib/errors.ts';
import type { SavedModel, UnderstandingInput } from '../types.ts';
import { Classifier } from './classifier.ts';
import { EVIDENCE } from './evidence.ts';
import type { Quantised } from './quantised.ts';
import { Vocabulary } from './vocabulary.ts';

/** Of the format: a model of another one is refused. */
const VERSION = 4;

const logistic = z.object({ weights: z.array(z.number()).length(EVIDENCE), shift: z.number() });
const settings = z.object({
  outside: z.string().nullable(),
  gap: z.int().positive(),
  groups: z.object({
    words: z.number(),
    letters: z.number(),
    sounds: z.number(),
    soundLetters: z.number(),
    concepts: z.number(),
  }),
  within: logistic,
  right: logistic,
});

/** Changes with anything that training depends on. */
export function fingerprintOf(input: UnderstandingInput): string {
  const { intents, departments, ambiguous, districts } = input;
  return createHash('sha256')
    .update(JSON.stringify([VERSION, intents, departments, ambiguous, districts]))
    .digest('hex');
}

export function save(classifier: Classifier, fingerprint: string): SavedModel {
  const { labels, outside, vocabulary, groups, table, trust, bands } = classifier.parts;
  return {
    version: VERSION,
    fingerprint,
    labels: [...labels],
    settings: { outside, gap: vocabulary.gap, groups, ...trust },
    bands,
    weights: {
      signs: base64(vocabulary.signs),
      rarity: base64(vocabulary.rarity),
      starts: base64(table.starts),
      classes: base64(table.classes),
      bytes: base64(table.bytes),
      scales: base64(table.scales),
      bias: base64(table.bias),
    },
  };
}

/** @throws Trouble when the model was made from other data or by another version */
export function load(model: SavedModel, fingerprint: string): Classifier {
  if (model.version !== VERSION || model.fingerprint !== fingerprint) {
    throw new Trouble(
      'nlu.model_stale',
      'The saved model of the understanding was made from other data: train again.',
    );
  }
  const told = settings.safeParse(model.settings);
  const table: Quantised = {
    starts: new Int32Array(piece(model, 'starts')),
    classes: new Uint16Array(piece(model, 'classes')),
    bytes: new Int8Array(piece(model, 'bytes')),
    scales: new Float32Array(piece(model, 'scales')),
    bias: new Float32Array(piece(model, 'bias')),
  };
  const signs = new Int32Array(piece(model, 'signs'));
  const rarity = new Float32Array(piece(model, 'rarity'));
  if (!told.success || rarity.length !== signs.length || !isWhole(table, signs.length, model.labels.length)) {
    throw new Trouble('nlu.model_broken', 'The saved model of the understanding is damaged: train again.');
  }
  const { outside, gap, groups, within, right } = told.data;
  return new Classifier({
    labels: model.labels,
    outside,
    groups,
    vocabulary: new Vocabulary(signs, rarity, gap),
    table,
    trust: { within, right },
    bands: model.bands,
  });
}

function isWhole(table: Quantised, rows: number, labels: number): boolean {
  const weights = table.starts[rows];
  return (
    table.starts.length === rows + 1 &&
    table.scales.length === rows &&
    table.bias.length === labels &&
    table.bytes.length === weights &&
    table.classes.length === weights
  );
}

function base64(array: ArrayBufferView): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

/** A buffer of its own, so that it may be seen as numbers of any width. */
function piece(model: SavedModel, name: string): ArrayBuffer {
  const bytes = Buffer.from(model.weights[name] ?? '', 'base64');
  const whole = bytes.byteLength - (bytes.byteLength % (name === 'bytes' ? 1 : name === 'classes' ? 2 : 4));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole) as ArrayBuffer;
}
