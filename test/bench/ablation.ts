/**
 * `npm run ablation [-- --set NAME=TRAIN.tsv,TEST.tsv …] [--json]`: what each technique brings, by taking it away;
 * the table in docs/understanding.md. Shares in per cent, each row trained anew.
 */
import { areaUnderRoc, type Labelled } from '../../src/cli/evaluate-labels.ts';
import { learnLabels, type Recipe, type TrainOptions } from '../../src/nlu/index.ts';
import { type DataSet, options } from './sets.ts';

const OUTSIDE = 'out_of_scope';

interface Variant {
  name: string;
  options?: TrainOptions;
  /** Lines that are not learnt from. */
  without?: (line: Labelled) => boolean;
}

const quiet = (...groups: (keyof Recipe['weights'])[]): TrainOptions => ({
  recipe: (usual) => ({
    ...usual,
    weights: { ...usual.weights, ...Object.fromEntries(groups.map((name) => [name, 0])) },
  }),
});

const VARIANTS: readonly Variant[] = [
  { name: 'everything' },
  { name: 'without words (and pairs)', options: quiet('words') },
  { name: 'without letters', options: quiet('letters') },
  { name: 'without sounds', options: quiet('sounds', 'soundLetters') },
  { name: 'without concepts', options: quiet('concepts') },
  { name: 'words only', options: quiet('letters', 'sounds', 'soundLetters', 'concepts') },
  { name: 'pairs of neighbours only', options: { recipe: (usual) => ({ ...usual, gap: 1 }) } },
  { name: 'rare classes weigh the same', options: { recipe: (usual) => ({ ...usual, rarePower: 0 }) } },
  { name: 'settings not chosen by held-out lines', options: { recipe: (usual) => usual } },
  { name: 'nothing left out of the table', options: { whole: true } },
  { name: 'without examples of out of scope', without: (line) => line.label === OUTSIDE },
];

interface Row {
  variant: string;
  /** First reading right; first reading right and taken. */
  accuracy: number;
  taken: number;
  auroc: number | null;
  oosRecall: number | null;
  falseRejects: number;
  modelBytes: number;
}

const { sets, json } = options();
for (const set of sets) {
  const rows = VARIANTS.filter((one) => !one.without || set.train.some(one.without)).map((one) =>
    row(set, one),
  );
  console.log(json ? JSON.stringify({ set: set.name, rows }) : `\n${set.name}\n${table(rows)}`);
}

function row({ train, test }: DataSet, variant: Variant): Row {
  const { name, options: made, without } = variant;
  const labels = new Set(train.map((line) => line.label));
  const reader = learnLabels(without ? train.filter((line) => !without(line)) : train, {
    outside: labels.has(OUTSIDE) ? OUTSIDE : undefined,
    ...made,
  });
  const read = test.map((line) => {
    const { ranked, within, band } = reader.read(line.text);
    const best = ranked.find((one) => one.id !== OUTSIDE)!;
    const taken = ranked[0]!.id !== OUTSIDE && (band === 'act' || band === 'confirm');
    const ours = line.label !== OUTSIDE && labels.has(line.label);
    return { ours, within, taken, right: best.id === line.label };
  });
  const [inside, outside] = [read.filter((one) => one.ours), read.filter((one) => !one.ours)];
  const share = (is: (one: (typeof read)[number]) => boolean, of: typeof read) =>
    of.filter(is).length / Math.max(1, of.length);
  return {
    variant: name,
    accuracy: share((one) => one.right, inside),
    taken: share((one) => one.right && one.taken, inside),
    auroc: areaUnderRoc(
      inside.map((one) => one.within),
      outside.map((one) => one.within),
    ),
    oosRecall: outside.length > 0 ? share((one) => !one.taken, outside) : null,
    falseRejects: share((one) => !one.taken, inside),
    modelBytes: reader.modelBytes,
  };
}

function table(rows: readonly Row[]): string {
  const cent = (value: number | null) => (value === null ? '–' : (value * 100).toFixed(1));
  return [
    '| | accuracy | right and taken | AUROC | out of scope turned away | ours turned away | model, MB |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      (one) =>
        `| ${one.variant} | ${[one.accuracy, one.taken, one.auroc, one.oosRecall, one.falseRejects].map(cent).join(' | ')} | ${(one.modelBytes / 1e6).toFixed(1)} |`,
    ),
  ].join('\n');
}
