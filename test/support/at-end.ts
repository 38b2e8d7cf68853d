const pending: (() => Promise<void>)[] = [];

/** To be done when this test file has ended, the latest first. Works wherever it is called from. */
export function atEnd(fn: () => Promise<void>): void {
  pending.push(fn);
}

/** Called by setup.ts. */
export async function doAtEnd(): Promise<void> {
  for (let fn = pending.pop(); fn; fn = pending.pop()) await fn();
}
