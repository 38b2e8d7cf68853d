import { inChargeOf, nodalOf } from '../../directory/index.ts';
import type { Entity } from '../../nlu/index.ts';
import { departments } from '../questions.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, type Turn } from '../turn.ts';

const IN_CHARGE = /(?<![\p{L}\p{M}])(?:in-?charge|prabhari|प्रभारी)(?![\p{L}\p{M}])/iu;
const NODAL = /(?<![\p{L}\p{M}])(?:nodal|नोडल)(?![\p{L}\p{M}])/iu;
/** "to Public Works", "सिंचाई को", "sinchai ko": the department that a direction word points at. */
const POINTS = [
  (before: string) => /(?<![\p{L}])to\s+(?:the\s+)?$/iu.test(before),
  (_: string, after: string) => /^\s*(?:vibhag\s+|विभाग\s+)?(?:ko|को)(?![\p{L}\p{M}])/iu.test(after),
];
const OFFERED = 3;

/** Where a transfer is to go, from the words before the colon first: the reason may name other departments. */
export async function hearTarget(turn: Turn, deed: OfficerDeed, words: string): Promise<void> {
  if (deed.department || deed.officer) return;
  const named = turn.heard.entities.filter((entity) => entity.kind === 'department');
  const here = named.filter((entity) => words.includes(entity.text));
  const pointed = here.find((entity) => isPointed(turn.text, entity));
  const chosen = pointed ?? here[0];
  if (chosen) deed.department = chosen.value;
  else if (IN_CHARGE.test(words)) deed.officer = await inChargeOf(turn.act);
  else if (NODAL.test(words)) deed.officer = await nodalOf(turn.act);
}

function isPointed(text: string, entity: Entity): boolean {
  return POINTS.some((points) => points(text.slice(0, entity.start), text.slice(entity.end)));
}

/** Asks where to; an ambiguous name gets its candidates, an unknown one the nearest. */
export function askTarget(turn: Turn, deed: OfficerDeed, number: string): void {
  const unsure = turn.heard.entities.find((entity) => entity.kind === 'department_ambiguous');
  const asked = deed.asking === 'target';
  deed.asking = 'target';
  if (unsure?.codes)
    return ask(turn, 'target', 'ask_department_which', {}, { choices: departments(turn, unsure.codes) });
  if (!asked) return ask(turn, 'target', 'officer_ask_target', { number });
  const near = turn.knowledge.engine.nearestDepartments(turn.text, OFFERED).map((each) => each.code);
  const said = turn.text.slice(0, 60);
  ask(turn, 'target', 'ask_department_unknown', { said }, { choices: departments(turn, near) });
}
