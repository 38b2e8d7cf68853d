/** The cell as data: what is peculiar to one state, read from its folder and checked whole. */
export type { Cell } from './cell.ts';
export { listCells, loadCell } from './load.ts';
export {
  checkRows,
  type RowFault,
  type RowKind,
  type RowOf,
  type RowsRead,
  readRows,
  rowSchemas,
} from './rows.ts';
export {
  type Category,
  type CellInfo,
  type Contact,
  DEMANDS,
  type Demand,
  type Outcome,
  type Rules,
  type Threshold,
  type WeekPattern,
} from './settings.ts';
export {
  type Ambiguous,
  type Day,
  type Department,
  type District,
  type Division,
  type Holiday,
  type Officer,
  type Order,
  type PlaceRow,
  type PostingRow,
  type RegistrationRow,
  type RegistrationStatus,
  ROLES,
  type Role,
  type StaffRow,
} from './types.ts';
