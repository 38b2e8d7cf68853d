import { describe, expect, test } from 'vitest';
import {
  type Alias,
  aliasesOf,
  doubleSlips,
  lettersIn,
  mixedUp,
  randomOf,
  scriptOf,
  singleSlips,
} from './slips.ts';
import { engine } from './small.ts';
import { places } from './world.ts';

// The whole run, with every letter tried, is test/bench/names.ts.
describe('wrong letters in names', () => {
  const all = aliasesOf(places);
  const random = randomOf(7);
  const tell = (alias: Alias, written: string) =>
    engine.names(written).some((one) => one.value === alias.code || one.codes?.includes(alias.code));

  const share = (aliases: readonly Alias[], slipsOf: (text: string) => Iterable<string>) => {
    let [told, of] = [0, 0];
    for (const alias of aliases) {
      for (const written of slipsOf(alias.text)) {
        of += 1;
        if (tell(alias, written)) told += 1;
      }
    }
    return told / of;
  };
  const some = (list: readonly string[], n: number) =>
    Array.from({ length: n }, () => list[Math.floor(random() * list.length)]!);

  test.each(['department', 'district'] as const)(
    'a %s of five letters or more survives one, in either script',
    (kind) => {
      const aliases = all.filter((one) => one.kind === kind && lettersIn(one.text) >= 5);
      expect(share(aliases, (text) => some([...singleSlips(text, 1, random)], 4))).toBeGreaterThan(0.98);
    },
  );

  test.each(['department', 'district'] as const)('a %s of eight letters or more survives two', (kind) => {
    const aliases = all.filter((one) => one.kind === kind && lettersIn(one.text) >= 8);
    expect(share(aliases, (text) => doubleSlips(text, 3, random))).toBeGreaterThan(0.95);
  });

  test('short and long vowels, the three s, b and v, half letters and dots may be mixed up', () => {
    const aliases = all.filter((one) => scriptOf(one.text) === 'devanagari' && lettersIn(one.text) >= 5);
    expect(share(aliases, (text) => mixedUp(text))).toBeGreaterThan(0.98);
  });

  test('hardly any of them is heard as another name, and none needlessly asked about', () => {
    const wrong: string[] = [];
    const aliases = all.filter((one) => lettersIn(one.text) >= 5);
    for (const alias of aliases) {
      for (const written of some([...singleSlips(alias.text, 1, random)], 2)) {
        const found = engine.names(written).filter((one) => one.kind.startsWith(alias.kind));
        const others = found.filter((one) => one.value !== alias.code && !one.codes?.includes(alias.code));
        if (others.length > 0) wrong.push(`${alias.text} ${written}`);
      }
    }
    expect(wrong.length / aliases.length).toBeLessThan(0.01);
  });

  test('a misspelling as near to two names is asked about', () => {
    expect(engine.names('khani vibhag')[0]).toMatchObject({ kind: 'department_ambiguous' });
    expect(engine.names('khani vibhag')[0]?.codes?.toSorted()).toEqual(['KHADI', 'MINING']);
    expect(engine.names('janpur')[0]).toMatchObject({ kind: 'district_ambiguous' });
  });
});
