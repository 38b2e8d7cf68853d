import type { Turn } from './turn.ts';

/**
 * Which of the departments just offered is meant: "madhyamik" is enough where "shiksha" was asked about. Undefined
 * when the words fit none of them, or several.
 */
export function amongDepartments(turn: Turn, codes: readonly string[]): string | undefined {
  const said = ` ${fold(turn.text)} `;
  if (!said.trim()) return undefined;
  const fits = codes.filter((code) => {
    const { name, aliases } = turn.act.cell.department(code);
    return [...Object.values(name), ...aliases].some((each) => {
      const known = ` ${fold(each)} `;
      return known.includes(said) || said.includes(known);
    });
  });
  return fits.length === 1 ? fits[0] : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
