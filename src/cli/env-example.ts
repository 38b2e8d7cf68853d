// Usage: tsx src/cli/env-example.ts [--check]   writes, or compares, .env.example and the README's table of settings
import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, settingsTable } from './settings-shown.ts';

const MARKED = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

const readme = readFileSync('README.md', 'utf8');
if (!MARKED.test(readme)) throw new Error('README.md has no <!-- settings --> … <!-- /settings -->.');
const files = {
  '.env.example': envExample(),
  'README.md': readme.replace(
    MARKED,
    (_, begin: string, end: string) => `${begin}\n${settingsTable()}\n\n${end}`,
  ),
};
const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(files)) {
  if (!check) {
    writeFileSync(name, text);
  } else if (read(name) !== text) {
    console.error(`${name} does not tell the settings of src/config.ts. Next: npm run env`);
    process.exitCode = 1;
  }
}
if (!process.exitCode)
  console.log(`Settings: .env.example and README.md ${check ? 'are current' : 'are written'}.`);

function read(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return '';
  }
}
