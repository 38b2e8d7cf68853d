import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../lib/datafiles.ts';
import { messageOf, Trouble } from '../lib/errors.ts';
import { LANGUAGES, type Trilingual } from '../lib/language.ts';

const trilingual = z.strictObject({
  en: z.string().min(1),
  hi: z.string().min(1),
  'hi-Latn': z.string().min(1),
});
const shape = z.strictObject({
  params: z.array(z.string()).default([]),
  ...trilingual.shape,
  /** The line an e-mail bears as its subject, where the message may open a thread. */
  subject: trilingual.optional(),
});

export interface Template {
  readonly key: string;
  readonly params: readonly string[];
  readonly text: Trilingual;
  readonly subject?: Trilingual;
}

/**
 * Reads the whole folder; every fault of every file is told at once.
 * @throws Trouble 'templates' with one line per fault: file, line where known, reason
 */
export function loadTemplates(folder: string): Map<string, Template> {
  const faults: string[] = [];
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yml')) continue;
    try {
      const template = readTemplate(join(folder, file));
      faults.push(...paramFaults(template).map((reason) => `templates/${file}: ${reason}`));
      templates.set(template.key, template);
    } catch (error) {
      faults.push(`templates/${file}: ${messageOf(error)}`);
    }
  }
  if (faults.length > 0) throw new Trouble('templates', `Templates are faulty:\n${faults.join('\n')}`);
  return templates;
}

function readTemplate(path: string): Template {
  const { value, faults } = readYaml(shape, readFileSync(path, 'utf8'), path);
  if (!value) throw new Error(faults.map(({ line, reason }) => `line ${line}: ${reason}`).join('; '));
  const { params, subject, ...text } = value;
  return { key: basename(path, '.yml'), params, text, subject };
}

/** Every declared parameter stands in every language, and none that is not declared. */
function paramFaults(template: Template): string[] {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const used = new Set(placeholders(template.text[language] + (template.subject?.[language] ?? '')));
    for (const name of template.params) if (!used.has(name)) faults.push(`${language} lacks {${name}}`);
    for (const name of used) {
      if (!template.params.includes(name))
        faults.push(`${language} uses {${name}}, which params does not list`);
    }
  }
  return faults;
}

/** `{days}`, or with the word that agrees with the number, `{days:day|days}`. */
export const PLACEHOLDER = /\{([a-z][a-z0-9_.]*)(?::([^|{}]*)\|([^|{}]*))?\}/gi;

export function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}
