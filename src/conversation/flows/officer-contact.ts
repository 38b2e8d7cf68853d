import { routeFor, titleOf } from '../../directory/index.ts';
import { oneRow } from '../../lib/rows.ts';
import { departments, namesNothing, nearDepartments } from '../questions.ts';
import { say, type Turn } from '../turn.ts';

/** Who serves my department: the post that would get a ticket today, by its title and office address. */
export async function officerContact(turn: Turn, chosen?: string): Promise<void> {
  const entity = turn.heard.entities.find(
    (each) => each.kind === 'department' || each.kind === 'department_ambiguous',
  );
  const named = chosen ?? (entity?.kind === 'department' ? entity.value : undefined);
  const code = named ?? (entity ? undefined : turn.step.form?.slots.department?.value);
  if (code && turn.act.cell.departments.has(code)) return tell(turn, code);
  turn.step.asking = 'department';
  const wasAsked = turn.step.flow?.name === 'officer_contact';
  turn.step.flow = { name: 'officer_contact' };
  if (entity?.codes)
    return say(turn, 'ask_department_which', {}, { choices: departments(turn, entity.codes) });
  const near = wasAsked && !namesNothing(turn) ? nearDepartments(turn) : [];
  if (near.length === 0) return say(turn, 'cannot_name_department');
  say(turn, 'ask_department_unknown', { said: turn.text.slice(0, 60) }, { choices: near });
}

async function tell(turn: Turn, code: string): Promise<void> {
  const { act, language } = turn;
  turn.step.flow = undefined;
  turn.step.asking = undefined;
  const route = await routeFor(act, { category: 'other', department: code, district: null });
  const officer = await oneRow<{ email: string | null }>(
    act.tx,
    'SELECT email FROM officer WHERE code = $1',
    [route.officer],
  );
  say(turn, 'officer_for', {
    department: act.cell.department(code).name[language],
    officer: (await titleOf(act, route.officer))[language],
    email: officer?.email ?? act.words.say('not_said', language),
  });
  say(turn, 'officer_for_verify');
}
