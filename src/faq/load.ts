import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Cell } from '../cells/index.ts';
import { readYaml } from '../lib/datafiles.ts';
import { messageOf, Trouble } from '../lib/errors.ts';
import { LANGUAGES } from '../lib/language.ts';
import { placeholders } from '../text/index.ts';

const three = z.strictObject({ en: z.string().min(1), hi: z.string().min(1), 'hi-Latn': z.string().min(1) });
const lines = z.strictObject({
  en: z.array(z.string().min(1)),
  hi: z.array(z.string().min(1)),
  'hi-Latn': z.array(z.string().min(1)),
});

export const FLOWS = [
  'registration_status',
  'ticket_new',
  'ticket_status',
  'ticket_reopen',
  'escalate',
  'officer_contact',
  'cell_contact',
  'gem_helpline',
  'reports',
  'officer_close',
  'officer_queue',
  'language',
  'person',
  'greeting',
  'thanks',
  'out_of_scope',
] as const;

const fact = z.strictObject({
  source: z.string(),
  certainty: z.enum(['A', 'B', 'C', 'D', 'E']),
  dated: z.coerce.string().optional(),
  verify: z.boolean().default(false),
});

const intent = z.strictObject({
  title: three,
  role: z.enum(['seller', 'buyer', 'both', 'officer']),
  duty: z.number().int().min(1).max(13).nullable(),
  category: z.string().nullable(),
  does: z.enum([
    'answer',
    'answer_then_ticket',
    'ticket',
    'lookup',
    'lookup_or_ticket',
    'action',
    'smalltalk',
    'refuse',
  ]),
  flow: z.enum(FLOWS).optional(),
  answer: three,
  facts: z.array(fact).default([]),
  lines,
  /** Written without sight of `lines`, never learned from: what the understanding is measured with. */
  kept: lines,
});

export type Fact = z.infer<typeof fact>;
export type Intent = z.infer<typeof intent> & { readonly id: string };
export type Intents = ReadonlyMap<string, Intent>;

/**
 * Reads intents/ whole and holds it against the cell; every fault is told at once.
 * @throws Trouble 'intents'
 */
export function loadIntents(folder: string, cell: Cell): Intents {
  const faults: string[] = [];
  const intents = new Map<string, Intent>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yml')) continue;
    try {
      const read = readIntent(join(folder, file));
      faults.push(...faultsOf(read, cell).map((reason) => `intents/${file}: ${reason}`));
      intents.set(read.id, read);
    } catch (error) {
      faults.push(`intents/${file}: ${messageOf(error)}`);
    }
  }
  if (intents.size === 0 && faults.length === 0) faults.push('intents/ is empty');
  if (faults.length > 0) throw new Trouble('intents', `Intents are faulty:\n${faults.join('\n')}`);
  return intents;
}

function readIntent(path: string): Intent {
  const { value, faults } = readYaml(intent, readFileSync(path, 'utf8'), path);
  if (!value) throw new Error(faults.map(({ line, reason }) => `line ${line}: ${reason}`).join('; '));
  return { id: basename(path, '.yml'), ...value };
}

/** Names go onto buttons, which carry 64 bytes at most: "open_ticket:" and the name. */
const LONGEST_ID = 40;

function faultsOf(read: Intent, cell: Cell): string[] {
  const faults: string[] = [];
  if (read.id.length > LONGEST_ID)
    faults.push(`its name is longer than ${LONGEST_ID} letters, too long for a button`);
  if (read.category !== null && !cell.categories.has(read.category)) {
    faults.push(`category "${read.category}" is not in the cell's categories.yml`);
  }
  const withFlow = ['lookup', 'lookup_or_ticket', 'action', 'smalltalk', 'refuse'].includes(read.does);
  if (withFlow && !read.flow) faults.push(`"${read.does}" needs a flow`);
  if (read.does.includes('ticket') && !read.category) faults.push(`"${read.does}" needs a category`);
  for (const language of LANGUAGES) {
    for (const name of placeholders(read.answer[language])) {
      const [kind, code = ''] = name.split('.');
      const known =
        (kind === 'contact' && cell.contacts.has(code)) ||
        (kind === 'threshold' && cell.thresholds.some((threshold) => threshold.code === code));
      if (!known) faults.push(`answer.${language} uses {${name}}, which the cell does not have`);
    }
  }
  return faults;
}
