import { type Floors, floorOf, placeOf } from './floors.ts';

/** What speaks against one module naming another; both lie below the root. */
export function againstModule(from: string, to: string, floors: Floors): string | undefined {
  const here = placeOf(from, floors);
  const there = placeOf(to, floors);
  if (here.unit === there.unit) return undefined;
  if (there.kind === undefined) return `${there.room} stands on no floor`;
  if (to !== there.door) return `${there.unit} is entered by its door ${there.door}, not by ${to}`;
  if (here.room === there.room || here.kind === undefined) return undefined;
  const sees = floors.sees[here.kind];
  if (sees && !sees.includes(there.kind))
    return `${here.room} sees ${sees.join(' and ')} alone, not ${there.room}`;
  const seenBy = floors.seenBy[there.kind];
  if (seenBy && !seenBy.includes(here.kind)) return `${there.room} is seen by ${seenBy.join(' and ')} alone`;
  const up = floorOf(here.kind, floors) - floorOf(there.kind, floors);
  if (up > 0) return `${there.room} stands above ${here.room}: imports go downward`;
  if (up === 0) return `${there.room} and ${here.room} stand on one floor and do not see each other`;
  return undefined;
}

/** What speaks against a module naming a library. */
export function againstLibrary(from: string, target: string, floors: Floors): string | undefined {
  const library = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  if (floors.anywhere.includes(library)) return undefined;
  const home = floors.libraries[library];
  if (home === undefined) return `the library ${library} has no place: give it one`;
  if (from === home || from.startsWith(`${home}/`)) return undefined;
  return `the library ${library} lives in ${home} alone`;
}
