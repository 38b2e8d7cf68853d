import type { FilledForm, Question } from '../../channel.ts';
import { unescapeText } from './escape.ts';
import type { SlashCommand, ViewSubmission } from './wire.ts';

/** Who is answered, and where they stand. */
export interface Asker {
  readonly user: string;
  readonly name?: string;
  readonly account: string;
  /** Absent: on the front page. */
  readonly channel?: string;
  readonly thread?: string;
}

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** What the desk is asked, by whichever way it came. */
export function openQuestion({ user, name, account }: Asker, value: string, text?: string): Of<'open'> {
  const from = { address: user, name };
  return { kind: 'open', value, ...(text === undefined ? {} : { text }), from, account };
}

export function checkQuestion({ user, team }: ViewSubmission, form: FilledForm): Of<'check'> {
  return {
    kind: 'check',
    form,
    from: { address: user.id, name: user.name ?? user.username },
    account: team?.id ?? '',
  };
}

export function commandQuestion({ user_id, user_name, team_id, text }: SlashCommand): Of<'command'> {
  return {
    kind: 'command',
    text: unescapeText(text).trim(),
    from: { address: user_id, name: user_name },
    account: team_id,
  };
}

export function pageQuestion({ user, name, account }: Asker): Of<'page'> {
  return { kind: 'page', from: { address: user, name }, account };
}
