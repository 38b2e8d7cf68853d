import { describe, expect, it } from 'vitest';
import { listCells, loadCell } from '../../src/cells/index.ts';

const up = loadCell('up');
const TODAY = '2026-11-20';
const active = (row: { from: string; to: string | null }) =>
  row.from <= TODAY && (row.to === null || TODAY <= row.to);

describe('the shipped cells', () => {
  it('are Madhya Pradesh and Uttar Pradesh', () => expect(listCells()).toEqual(['mp', 'up']));

  it('hold every department, district, division and duty of Uttar Pradesh', () => {
    expect([up.departments.size, up.districts.size, up.divisions.size, up.duties.size]).toEqual([
      97, 75, 18, 13,
    ]);
    expect(up.department('PWD').name.hi).toBe('लोक निर्माण विभाग');
    expect(up.district('131').name.en).toBe('Basti');
  });

  it('give each department to exactly one officer on a day', () => {
    for (const code of up.departments.keys()) {
      const holders = up.postings.filter((row) => row.department === code && active(row));
      expect(holders, code).toHaveLength(1);
    }
    const [pwd] = up.postings.filter((row) => row.department === 'PWD' && active(row));
    expect(up.officer(pwd!.officer).title.en).toBe('GeM Cell Officer, Public Works');
  });

  it('leave exactly one officer post unfilled, and it holds departments', () => {
    const filled = new Set(up.staff.filter(active).map((row) => row.officer));
    const vacant = [...up.officers.keys()].filter((code) => !filled.has(code));
    expect(vacant).toHaveLength(1);
    expect(up.postings.filter((row) => row.officer === vacant[0] && row.department).length).toBeGreaterThan(
      0,
    );
  });

  it('cover every duty and district for vendors without a department', () => {
    for (const duty of up.duties.keys())
      for (const { code, division } of up.districts.values()) {
        const fitting = up.postings.filter(
          (row) =>
            active(row) &&
            row.department === null &&
            row.duty === duty &&
            [null, division].includes(row.division),
        );
        expect(fitting.length, `duty ${duty} in ${code}`).toBeGreaterThan(0);
      }
  });

  it('have a category for each duty', () => {
    expect(new Set([...up.categories.values()].map((row) => row.duty)).size).toBe(13);
    expect(up.category('payment')).toMatchObject({ duty: 6, serviceDays: 5, resolve: 'payment_date' });
    expect(up.category('corruption')).toMatchObject({ confidential: true, startsAt: 'nodal' });
  });

  it('take a figure from the day it was in force', () => {
    expect(up.thresholdOn('direct_limit', '2024-07-09').number).toBe(25_000);
    expect(up.thresholdOn('direct_limit', '2024-07-10').value.hi).toBe('₹50,000');
    expect(() => up.thresholdOn('txn_percent', '2020-01-01')).toThrow(
      'has no threshold "txn_percent" on 2020-01-01',
    );
  });

  it('count only holidays that were notified', () => {
    const days = up.holidaysCounting().map((holiday) => holiday.date);
    expect(days).toContain('2026-11-24');
    expect(days).not.toContain('2026-12-23');
    expect(days.filter((date) => date.startsWith('2027'))).toEqual([]);
  });

  it('show every status and reason of the register in the demo', () => {
    const statuses = [...up.registrationStatuses.values()].filter((row) => row.kind === 'status');
    for (const { code } of statuses) expect(up.registrations.map((row) => row.status)).toContain(code);
    expect(new Set(up.registrations.map((row) => row.reason)).size).toBeGreaterThan(10);
  });

  it('say of each setting whether it is a proposal', () => {
    expect(up.rules.about.warnAt).toMatchObject({ proposal: true });
    expect(up.rules.about.ladder).toMatchObject({ proposal: false });
  });

  it('find an order by part of its number with what amended it', () => {
    const order = up.orders.find((row) => row.number.includes('/836/'))!;
    expect(order.date).toBe('2017-11-28');
    expect(up.orders.find((row) => row.number === order.amendedBy)!.date).toBe('2020-12-11');
  });
});

describe('Madhya Pradesh', () => {
  it('loads from data alone and borrows only what is not its own', () => {
    const mp = loadCell('mp');
    expect([mp.departments.size, mp.districts.size, mp.officers.size]).toEqual([54, 55, 2]);
    expect(mp.categories.size).toBe(up.categories.size);
    expect(mp.holidaysCounting()).toHaveLength(6);
    expect(mp.contact('cell_address').value.en).toContain('Bhopal');
  });
});
