import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCell } from '../../src/cells/index.ts';
import { checkLines, loadIntents } from '../../src/faq/index.ts';
import { messageOf } from '../../src/lib/errors.ts';
import { atEnd } from '../support/at-end.ts';

const shipped = fileURLToPath(new URL('../../intents', import.meta.url));
const up = loadCell('up');

function faultsIn(folder: string): string[] {
  try {
    checkLines(folder, loadIntents(folder, up), up);
    return [];
  } catch (error) {
    return messageOf(error).split('\n').slice(1);
  }
}

describe('the lines of the intents', () => {
  it('are all worth learning from', () => {
    expect(faultsIn(shipped)).toEqual([]);
  });

  it('are told with file, line number, both texts and the reason when they are not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gemcell-lines-'));
    atEnd(async () => rmSync(folder, { recursive: true, force: true }));
    cpSync(shipped, folder, { recursive: true });
    const file = join(folder, 'pay_pending.yml');
    const text = readFileSync(file, 'utf8');
    const [first, second] = ['zebra wala bill 3 din se latka', 'sir ji zebra wala bill 9 din se latka'];
    writeFileSync(file, text.replace(/^lines:\n {2}en:\n/m, `$&    - ${first}\n    - ${second}\n`));
    const at = text.slice(0, text.indexOf('\nlines:')).split('\n').length + 3;
    const reason = 'differs only in numbers, names or politeness from';
    expect(faultsIn(folder)).toEqual([
      `intents/pay_pending.yml:${at + 1}: "${second}" ${reason} "${first}" (intents/pay_pending.yml:${at})`,
    ]);
  });
});
