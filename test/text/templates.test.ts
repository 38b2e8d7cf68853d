import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWording, loadTemplates } from '../../src/text/index.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (key: string, yaml: string) => writeFileSync(join(folder, `${key}.yml`), yaml);
const greeting = `params: [name]\nen: Hello {name}\nhi: नमस्ते {name}\nhi-Latn: Namaste {name}\n`;

describe('templates', () => {
  it('are read whole, one file a sentence, with their subject', () => {
    write('greeting', `${greeting}subject: {en: "To {name}", hi: "{name} को", hi-Latn: "{name} ko"}\n`);
    writeFileSync(join(folder, 'notes.txt'), 'not a template');
    const words = createWording(loadTemplates(folder));
    expect(words.say('greeting', 'hi', { name: 'राम' })).toBe('नमस्ते राम');
    expect(words.subject('greeting', 'en', { name: 'Ram' })).toBe('To Ram');
    expect([words.has('greeting'), words.has('notes')]).toEqual([true, false]);
  });

  it('with faults stop the start: all of them are told at once, with file, line and reason', () => {
    write('broken', 'en: fine\nhi: [\n');
    write('lacks', greeting.replace('नमस्ते {name}', 'नमस्ते'));
    write('misspelt', greeting.replace('Hello {name}', 'Hello {nmae}'));
    write('one-language', 'en: only English\n');
    write('unknown-field', `${greeting}colour: red\n`);
    const load = () => loadTemplates(folder);
    expect(load).toThrow(/templates\/broken\.yml: line 3:/);
    expect(load).toThrow(/templates\/lacks\.yml: hi lacks \{name\}/);
    expect(load).toThrow(/templates\/misspelt\.yml: en lacks \{name\}/);
    expect(load).toThrow(/templates\/misspelt\.yml: en uses \{nmae\}, which params does not list/);
    expect(load).toThrow(/templates\/one-language\.yml: line \d+:.*hi/);
    expect(load).toThrow(/templates\/unknown-field\.yml:.*colour/);
  });
});

describe('wording', () => {
  it('gives a value that reads differently in each language in the language of the reader', () => {
    write('greeting', greeting);
    const words = createWording(loadTemplates(folder));
    const name = { en: 'Ram', hi: 'राम', 'hi-Latn': 'Raam' };
    expect(words.say('greeting', 'hi-Latn', { name })).toBe('Namaste Raam');
    expect(words.each('greeting', { name })).toEqual({
      en: 'Hello Ram',
      hi: 'नमस्ते राम',
      'hi-Latn': 'Namaste Raam',
    });
  });

  it('fills each place once, whatever stands in the value', () => {
    write('greeting', greeting);
    const words = createWording(loadTemplates(folder));
    expect(words.say('greeting', 'en', { name: '{name} $& $1' })).toBe('Hello {name} $& $1');
  });

  it('that is missing or not filled is trouble of ours, never a hole in a sentence', () => {
    write('greeting', greeting);
    const words = createWording(loadTemplates(folder));
    expect(() => words.say('farewell', 'en')).toThrow('There is no template "farewell"');
    expect(() => words.say('greeting', 'en')).toThrow('was not given {name}');
  });

  it("of a cell wins over the house's", () => {
    write('greeting', greeting);
    const house = loadTemplates(folder);
    write('greeting', greeting.replace('Hello', 'Good day'));
    const words = createWording(house, loadTemplates(folder));
    expect(words.say('greeting', 'en', { name: 'Ram' })).toBe('Good day Ram');
  });
});
