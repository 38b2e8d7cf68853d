import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { hasLostLetters, readLegacy } from '../../lib/legacy-fonts/index.ts';
import type { Understanding } from '../../nlu/index.ts';
import { learn, readData } from '../../wiring/index.ts';
import { evaluateFile } from '../evaluate-file.ts';
import { print, readGiven, tell } from '../with-house.ts';

export function addUnderstand(program: Command): void {
  program
    .command('understand')
    .description(
      'language, intent, band of doubt, matters and entities of a text as the shipped model reads it; with a file, how often it is right',
    )
    .argument('[text]', 'what a person wrote')
    .option('--tsv <file>', 'lines of text⇥intent⇥lang to measure with')
    .option('--json', 'one JSON document')
    .action((text: string | undefined, options: { tsv?: string; json?: boolean }, command: Command) => {
      if (!text && !options.tsv) command.error('give a TEXT or --tsv FILE');
      // Opens no house: it must work where there is no database, and leave nothing behind.
      const config = readConfig();
      const { cell, intents } = readData(config.CELL);
      const { engine, model } = learn(intents, cell, config.DATA_DIR, tell, false);
      if (options.tsv) {
        const figures = evaluateFile(engine, readGiven(options.tsv).toString('utf8'), options.tsv);
        return print(options.json, figures, () => [
          JSON.stringify(figures, null, 2),
          'Next: add lines to intents/ where it is wrong',
        ]);
      }
      const read = readLegacy(text!);
      const legacy = { ...read, lostLetters: hasLostLetters(read.text) };
      const heard = engine.understand(read.found === 'sure' ? read.text : text!, { now: new Date() });
      const { bands } = engine;
      print(options.json, { ...heard, legacy, bands, model }, () => [
        ...toldOfFont(legacy),
        ...told(heard),
        `bands       act from ${bands.act}, confirm from ${bands.confirm}, offer from ${bands.offer}`,
        `model       ${model.slice(0, 16)} (shipped)`,
        'Next: gemcell chat TEXT shows what is answered',
      ]);
    });
}

function told(heard: Understanding): string[] {
  const { intent, alternatives, matters, entities } = heard;
  return [
    `language    ${heard.language}${heard.languageSure ? '' : ' (not sure)'}`,
    `intent      ${intent.id} (${intent.confidence.toFixed(2)}): ${heard.band}`,
    `others      ${alternatives
      .slice(1)
      .map((each) => `${each.id} (${each.confidence.toFixed(2)})`)
      .join(', ')}`,
    ...(matters.length > 1
      ? matters.map((each) => `matter      ${each.intent.id}: ${each.band}   "${each.text}"`)
      : []),
    ...entities.map((entity) => `${entity.kind.padEnd(11)} ${entity.value}   "${entity.text}"`),
  ];
}

function toldOfFont({
  found,
  text,
  lostLetters,
}: ReturnType<typeof readLegacy> & { lostLetters: boolean }): string[] {
  return [
    ...(found === 'none' ? [] : [`Kruti Dev   ${found === 'sure' ? 'read as' : 'may say'}: ${text}`]),
    ...(lostLetters ? ['letters     lost, as in text copied from a PDF'] : []),
  ];
}
