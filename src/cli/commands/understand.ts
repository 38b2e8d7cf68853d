import type { Command } from 'commander';
import { evaluateFile } from '../evaluate-file.ts';
import { print, readGiven, withHouse } from '../with-house.ts';

export function addUnderstand(program: Command): void {
  program
    .command('understand')
    .description(
      'language, intent, confidence, alternatives and entities of a text; with a file, how often it is right',
    )
    .argument('[text]', 'what a person wrote')
    .option('--tsv <file>', 'lines of text⇥intent⇥lang to measure with')
    .option('--json', 'one JSON document')
    .action((text: string | undefined, options: { tsv?: string; json?: boolean }, command: Command) => {
      if (!text && !options.tsv) command.error('give a TEXT or --tsv FILE');
      return withHouse(async (house) => {
        const { engine } = house.knowledge();
        if (options.tsv) {
          const figures = evaluateFile(engine, readGiven(options.tsv).toString('utf8'));
          return print(options.json, figures, () => [
            JSON.stringify(figures, null, 2),
            'Next: add lines to intents/ where it is wrong',
          ]);
        }
        const heard = engine.understand(text!, { now: await house.now() });
        print(options.json, heard, () => [
          `language    ${heard.language}${heard.languageSure ? '' : ' (not sure)'}`,
          `intent      ${heard.intent.id} (${heard.intent.confidence.toFixed(2)})`,
          `others      ${heard.alternatives
            .slice(1)
            .map((each) => `${each.id} (${each.confidence.toFixed(2)})`)
            .join(', ')}`,
          ...heard.entities.map((entity) => `${entity.kind.padEnd(11)} ${entity.value}   "${entity.text}"`),
          'Next: gemcell chat TEXT shows what is answered',
        ]);
      });
    });
}
