import type { Command } from 'commander';
import { decodeText, readLegacy, writeKruti } from '../../lib/legacy-fonts/index.ts';
import { print, readGiven } from '../with-house.ts';

export function addKruti(program: Command): void {
  program
    .command('kruti')
    .description('reads Kruti Dev as Unicode; with --write, Hindi in Unicode becomes Kruti Dev for printing')
    .argument('[text]', 'the text')
    .option('--file <file>', 'a text file instead')
    .option('--write', 'Unicode to Kruti Dev')
    .option('--json', 'one JSON document')
    .action(
      (
        text: string | undefined,
        options: { file?: string; write?: boolean; json?: boolean },
        command: Command,
      ) => {
        if (text === undefined && !options.file) command.error('give a TEXT or --file FILE');
        const given = options.file ? decodeText(readGiven(options.file)) : text!;
        const told = options.write ? { found: 'none', text: writeKruti(given) } : readLegacy(given);
        print(options.json, told, () => [told.text]);
      },
    );
}
