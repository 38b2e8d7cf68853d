import { createHash } from 'node:crypto';
import { Trouble } from '../../lib/errors.ts';
import type { SavedModel, UnderstandingInput } from '../types.ts';
import type { Calibration } from './calibration.ts';
import { Classifier } from './classifier.ts';
import { Vocabulary } from './vocabulary.ts';

const VERSION = 2;

/** Changes with anything that training depends on. */
export function fingerprintOf(input: UnderstandingInput): string {
  const { intents, departments, ambiguous, districts } = input;
  return createHash('sha256')
    .update(JSON.stringify([VERSION, intents, departments, ambiguous, districts]))
    .digest('hex');
}

/** Weights as one byte each with a scale per row; a hundredth of a point of accuracy for a quarter of the size. */
export function save(classifier: Classifier, fingerprint: string): SavedModel {
  const { labels, vocabulary, weights, calibration, bands } = classifier.parts;
  const rows = weights.table.length / weights.classes;
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(weights.table.length);
  for (let row = 0; row < rows; row += 1) {
    const part = weights.table.subarray(row * weights.classes, (row + 1) * weights.classes);
    const scale = part.reduce((max, value) => Math.max(max, Math.abs(value)), 0) / 127 || 1;
    scales[row] = scale;
    for (let k = 0; k < part.length; k += 1) bytes[row * weights.classes + k] = Math.round(part[k]! / scale);
  }
  return {
    version: VERSION,
    fingerprint,
    labels: [...labels],
    calibration: [...calibration],
    bands,
    weights: {
      signs: base64(vocabulary.signs),
      rarity: base64(vocabulary.rarity),
      scales: base64(scales),
      bytes: base64(bytes),
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
  const piece = (name: string): ArrayBuffer => {
    const bytes = Uint8Array.from(Buffer.from(model.weights[name] ?? '', 'base64'));
    return bytes.buffer;
  };
  const scales = new Float32Array(piece('scales'));
  const bytes = new Int8Array(piece('bytes'));
  const classes = model.labels.length;
  const table = Float32Array.from(bytes, (value, i) => value * scales[Math.floor(i / classes)]!);
  const vocabulary = new Vocabulary(new Int32Array(piece('signs')), new Float32Array(piece('rarity')));
  if (table.length !== (vocabulary.size + 1) * classes || model.calibration.length !== 3) {
    throw new Trouble('nlu.model_broken', 'The saved model of the understanding is damaged: train again.');
  }
  const [a, b, c] = model.calibration as [number, number, number];
  const calibration: Calibration = [a, b, c];
  const { labels, bands } = model;
  return new Classifier({ labels, vocabulary, weights: { classes, table }, calibration, bands });
}

function base64(array: Int32Array | Float32Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}
