/**
 * Letters wrong between two words: each replaced, missing, extra or swapped with its neighbour counts one.
 * Stops counting beyond `limit` and then gives limit + 1.
 */
export function wrongLetters(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let from = 0;
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  return Math.min(table(a, from, endA, b, from, endB, limit), limit + 1);
}

let before: number[] = [];
let row: number[] = [];
let next: number[] = [];

function table(
  a: string,
  fromA: number,
  endA: number,
  b: string,
  fromB: number,
  endB: number,
  limit: number,
): number {
  const width = endB - fromB;
  if (endA === fromA) return width;
  if (width === 0) return endA - fromA;
  for (let j = 0; j <= width; j += 1) row[j] = j;
  for (let i = 1; i <= endA - fromA; i += 1) {
    const code = a.charCodeAt(fromA + i - 1);
    next[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const other = b.charCodeAt(fromB + j - 1);
      let best = code === other ? row[j - 1]! : 1 + Math.min(row[j - 1]!, row[j]!, next[j - 1]!);
      if (i > 1 && j > 1 && code === b.charCodeAt(fromB + j - 2) && a.charCodeAt(fromA + i - 2) === other) {
        best = Math.min(best, before[j - 2]! + 1);
      }
      next[j] = best;
      if (best < least) least = best;
    }
    if (least > limit) return limit + 1;
    [before, row, next] = [row, next, before];
  }
  return row[width]!;
}
