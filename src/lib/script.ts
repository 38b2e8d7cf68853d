/** How many letters of each script a text holds; marks (matras) count with their script. */
export interface ScriptCount {
  devanagari: number;
  latin: number;
  other: number;
}

export function countScripts(text: string): ScriptCount {
  const count: ScriptCount = { devanagari: 0, latin: 0, other: 0 };
  for (const char of text) {
    if (/[\u0900-\u0963\u0970-\u097f]/u.test(char)) count.devanagari += 1;
    else if (/\p{Script=Latin}/u.test(char)) count.latin += 1;
    else if (/\p{L}/u.test(char)) count.other += 1;
  }
  return count;
}

export function hasDevanagari(text: string): boolean {
  return /[\u0900-\u097f]/.test(text);
}
