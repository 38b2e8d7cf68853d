import { Trouble } from '../lib/errors.ts';
import { type LabelReader, learnLabels } from '../nlu/index.ts';

export interface Labelled {
  text: string;
  label: string;
}

interface Read {
  right: boolean;
  taken: boolean;
  within: number;
}

/** All shares 0 to 1; a test line of a label that training never had is out of scope, like those of `oos`. */
export function evaluateLabels(
  train: readonly Labelled[],
  test: readonly Labelled[],
  oos: readonly Labelled[],
) {
  const reader = learnLabels(train);
  const labels = new Set(train.map((line) => line.label));
  const inScope = test.filter((line) => labels.has(line.label));
  const outside = [...test.filter((line) => !labels.has(line.label)), ...oos];
  const times: number[] = [];
  const read = (line: Labelled): Read => {
    const began = performance.now();
    const { ranked, within, band } = reader.read(line.text);
    times.push((performance.now() - began) * 1000);
    const taken = band === 'act' || band === 'confirm';
    return { right: ranked[0]!.id === line.label, taken, within };
  };
  const inside = inScope.map(read);
  const strange = outside.map(read);
  return {
    accuracy: share(inside, (one) => one.right),
    accuracyWithReject: share(inside, (one) => one.right && one.taken),
    auroc: areaUnderRoc(
      inside.map((one) => one.within),
      strange.map((one) => one.within),
    ),
    oosRecall: strange.length > 0 ? share(strange, (one) => !one.taken) : null,
    ...costOf(reader, times),
    n: { train: train.length, inScope: inScope.length, outOfScope: outside.length },
  };
}

function costOf(reader: LabelReader, times: number[]) {
  times.sort((a, b) => a - b);
  const { trainSeconds, singlePassSeconds, modelBytes, bands, settings } = reader;
  return {
    trainSeconds,
    microsecondsPerQuery: times.reduce((sum, each) => sum + each, 0) / Math.max(1, times.length),
    p99Microseconds: times[Math.floor(times.length * 0.99)] ?? 0,
    modelBytes,
    singlePassSeconds,
    bands,
    settings,
  };
}

/** The chance that a line in scope has a better score than one outside; null when there is none to compare. */
export function areaUnderRoc(inside: readonly number[], outside: readonly number[]): number | null {
  if (inside.length === 0 || outside.length === 0) return null;
  const all = [
    ...inside.map((score) => ({ score, ours: true })),
    ...outside.map((score) => ({ score, ours: false })),
  ].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1;
    const tied = (from + to + 1) / 2;
    for (let i = from; i < to; i += 1) if (all[i]!.ours) ranks += tied;
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length);
}

function share(read: readonly Read[], is: (one: Read) => boolean): number {
  return read.length === 0 ? 0 : read.filter(is).length / read.length;
}

/**
 * Rows of text⇥label without a header; CRLF, a byte order mark and empty rows are of no account.
 * @param labelled false: rows of text alone will do (out-of-scope lines)
 * @throws Trouble 'input' with file and line
 */
export function readLabelled(file: string, bytes: Buffer, labelled = true): Labelled[] {
  const lines: Labelled[] = [];
  for (const [index, row] of bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (!row.trim()) continue;
    const [text = '', label = '', ...more] = row.split('\t');
    const wrong = (what: string) => new Trouble('input', `${file}:${index + 1}: ${what}`);
    if (!text.trim()) throw wrong('there is no text before the tab.');
    if (labelled && !label.trim()) throw wrong('there is no label: each row is text, a tab, label.');
    if (more.some((cell) => cell.trim())) throw wrong('there is more than text and label.');
    lines.push({ text, label: label.trim() });
  }
  return lines;
}
