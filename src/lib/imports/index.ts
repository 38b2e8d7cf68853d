export { type Checked, checkImports, type Refusal } from './check.ts';
export { asFloors, type Floors } from './floors.ts';
