import { SETTINGS } from '../config.ts';

interface Shown {
  readonly name: string;
  readonly meaning: string;
  /** As it would be written; '' where absence is the default. */
  readonly standard: string;
}

function shown(): Shown[] {
  return Object.entries(SETTINGS).map(([name, schema]) => {
    const standard = schema.safeParse(undefined).data;
    return {
      name,
      meaning: schema.description ?? '',
      standard: standard === undefined ? '' : String(standard),
    };
  });
}

/** .env.example: every setting with its meaning, all of them at rest. */
export function envExample(): string {
  const head = [
    '# Settings of the helpdesk: copy this file to .env, or give them in the environment, which wins.',
    '# Made from src/config.ts by `npm run env`; a wrong setting is told at the start, all of them at once.',
  ];
  const entries = shown().map(
    ({ name, meaning, standard }) =>
      `${fold(meaning)}\n#${name}=${/[\s#'"]/.test(standard) ? `"${standard}"` : standard}`,
  );
  return `${[head.join('\n'), ...entries].join('\n\n')}\n`;
}

/** The README's table. */
export function settingsTable(): string {
  const rows = shown().map(({ name, meaning, standard }) => {
    const words = meaning.replaceAll('|', '\\|').replaceAll('<', '&lt;');
    return `| \`${name}\` | ${standard ? `\`${standard}\`` : ''} | ${words} |`;
  });
  return ['| Setting | When absent | What it is |', '|---|---|---|', ...rows].join('\n');
}

/** As comments of at most 100 characters. */
function fold(text: string): string {
  const lines = ['#'];
  for (const word of text.split(/\s+/)) {
    if (`${lines.at(-1)} ${word}`.length > 100) lines.push('#');
    lines[lines.length - 1] += ` ${word}`;
  }
  return lines.join('\n');
}
