import { describe, expect, it } from 'vitest';
import { uuid } from '../../src/persistence/index.ts';

describe('an id', () => {
  it('is a version 7 UUID, and no two are alike', () => {
    const ids = Array.from({ length: 10_000 }, uuid);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('made later sorts later', () => {
    const ids = Array.from({ length: 10_000 }, uuid);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('tells when it was made', () => {
    const before = Date.now();
    const made = Number.parseInt(uuid().replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(made - before)).toBeLessThan(1000);
  });
});
