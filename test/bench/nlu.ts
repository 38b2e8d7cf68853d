/**
 * `npm run bench [-- --set NAME=TRAIN.tsv,TEST.tsv …] [--json]`: the engine beside natural's Bayes classifier on the
 * same lines in the same run, turn by turn, so that a busy machine slows both.
 */
import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js';
import { learnLabels } from '../../src/nlu/index.ts';
import { type DataSet, options } from './sets.ts';

const ROUNDS = 5;
/** Of each round so many lines are read by one, then the same by the other. */
const LINES = 200;

interface Row {
  set: string;
  labels: number;
  accuracy: { ours: number; bayes: number };
  microseconds: { ours: number; bayes: number };
  timesFaster: number;
  trainSeconds: number;
  /** Training by one plain run of the same features' machine. */
  timesASinglePass: number;
  modelBytes: number;
}

const { sets, json } = options();
const rows = sets.map(measured);
if (json) console.log(JSON.stringify(rows));
else for (const row of rows) console.log(JSON.stringify(row, null, 2));

function measured({ name, train, test }: DataSet): Row {
  const reader = learnLabels(train);
  const bayes = new BayesClassifier();
  for (const { text, label } of train) bayes.addDocument(text, label);
  bayes.train();
  const ours = { micros: 0, right: 0 };
  const theirs = { micros: 0, right: 0 };
  const read = (text: string) => reader.read(text).ranked[0]!.id;
  const classify = (text: string) => bayes.classify(text);
  // The first lines warm both up.
  for (const { text } of test.slice(0, LINES)) [read(text), classify(text)];
  let n = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = (round * LINES) % test.length;
    const some = test.slice(from, from + LINES);
    time(some, read, ours);
    time(some, classify, theirs);
    n += some.length;
  }
  return {
    set: name,
    labels: new Set(train.map((line) => line.label)).size,
    accuracy: { ours: ours.right / n, bayes: theirs.right / n },
    microseconds: { ours: ours.micros / n, bayes: theirs.micros / n },
    timesFaster: theirs.micros / ours.micros,
    trainSeconds: reader.trainSeconds,
    timesASinglePass: reader.trainSeconds / reader.singlePassSeconds,
    modelBytes: reader.modelBytes,
  };
}

function time(
  lines: DataSet['test'],
  classify: (text: string) => string,
  sum: { micros: number; right: number },
): void {
  const began = performance.now();
  const said = lines.map(({ text }) => classify(text));
  sum.micros += (performance.now() - began) * 1000;
  sum.right += lines.filter(({ label }, i) => said[i] === label).length;
}
