import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Concept, RULE_CONCEPTS } from './concepts.ts';

/** Concepts of the first group, parted by spaces. */
const concepts = z
  .string()
  .transform((names) => names.split(/\s+/))
  .refine((names) => names.every((name) => RULE_CONCEPTS.has(name)), 'a concept of the first group');
const fileSchema = z
  .strictObject({
    other_matters: concepts,
    rules: z.array(
      z.strictObject({
        intent: z.string().min(1),
        one_of_each: z.array(concepts).min(1),
        none_of: z.literal('other_matters'),
        push: z.number().positive(),
      }),
    ),
  })
  .transform(({ other_matters, rules }) => rules.map((rule) => ({ ...rule, none_of: other_matters })));

const RULES = fileSchema.parse(parse(readFileSync(new URL('./data/rules.yml', import.meta.url), 'utf8')));

/** Pushes, in margins, for the intents named by field rules that hold for what a message speaks of. */
export function pushes(spoken: ReadonlySet<Concept>): Map<string, number> {
  const total = new Map<string, number>();
  for (const { intent, one_of_each, none_of, push } of RULES) {
    const holds =
      one_of_each.every((row) => row.some((one) => spoken.has(one))) &&
      !none_of.some((one) => spoken.has(one));
    if (holds) total.set(intent, (total.get(intent) ?? 0) + push);
  }
  return total;
}
