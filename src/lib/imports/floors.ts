import { z } from 'zod';
import { Trouble } from '../errors.ts';

const names = z.array(z.string().min(1));

const schema = z.strictObject({
  /** From top to bottom; rooms of one line do not see each other. */
  floors: z.array(names.min(1)).min(1),
  door: z.string().min(1),
  shelves: names.default([]),
  /** Room → all that it sees. */
  sees: z.record(z.string(), names).default({}),
  /** Room → all that see it. */
  seenBy: z.record(z.string(), names).default({}),
  /** Library → the one place, below the root, that names it. */
  libraries: z.record(z.string(), z.string()).default({}),
  anywhere: names.default([]),
});

/** The house's rules, as data. */
export type Floors = z.infer<typeof schema>;

/** @param data what stood in the file, @throws Trouble 'floors' that says what is wrong in it */
export function asFloors(data: unknown): Floors {
  const parsed = schema.safeParse(data);
  if (!parsed.success)
    throw new Trouble('floors', `The floors cannot be understood:\n${z.prettifyError(parsed.error)}`);
  const rooms = parsed.data.floors.flat();
  const named = [
    ...Object.entries(parsed.data.sees).flatMap(([room, seen]) => [room, ...seen]),
    ...Object.entries(parsed.data.seenBy).flatMap(([room, seers]) => [room, ...seers]),
    ...parsed.data.shelves,
  ];
  const unknown = named.find((name) => !rooms.includes(name));
  if (unknown) throw new Trouble('floors', `A rule names "${unknown}", which stands on no floor.`);
  const twice = rooms.find((room, at) => rooms.indexOf(room) !== at);
  if (twice) throw new Trouble('floors', `"${twice}" stands on two floors.`);
  return parsed.data;
}

/** Where a module belongs. */
export interface Place {
  /** As on its floor: 'tickets', 'adapters/*', 'act.ts'. Absent: it stands on none. */
  readonly kind: string | undefined;
  /** The room itself: 'adapters/mail'. */
  readonly room: string;
  /** What has a door: the room, or a thing on a shelf. */
  readonly unit: string;
  /** The module through which the unit is entered. */
  readonly door: string;
}

/** @param file below the root, with slashes */
export function placeOf(file: string, floors: Floors): Place {
  const parts = file.split('/');
  const grouped = floors.floors.flat().includes(`${parts[0]}/*`) && parts.length > 2;
  const room = grouped ? parts.slice(0, 2).join('/') : parts[0]!;
  const kind = grouped ? `${parts[0]}/*` : room;
  const unit = floors.shelves.includes(room) ? parts.slice(0, 2).join('/') : room;
  const door = unit === file ? file : `${unit}/${floors.door}`;
  return { kind: floors.floors.flat().includes(kind) ? kind : undefined, room, unit, door };
}

/** 0 is the top. */
export function floorOf(kind: string, floors: Floors): number {
  return floors.floors.findIndex((line) => line.includes(kind));
}
