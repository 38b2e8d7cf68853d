export { absentOn, declareAbsence, endAbsence } from './absences.ts';
export { type CalendarDay, calendarOf, declareDay } from './calendar.ts';
export { loadOfficer, loadPosting, loadStaff } from './load.ts';
export { inChargeOf, nodalOf, officerTitle, roleOf, titleOf } from './officers.ts';
export { type PostingRow, post, postingOn } from './postings.ts';
export { quietUntil } from './quiet.ts';
export { type Matter, type Route, routeFor, type WhyLine, why } from './route.ts';
export { seedDirectory } from './seed.ts';
export {
  chargesOf,
  everyoneInPost,
  hearersOf,
  holdersOf,
  isFilled,
  type StaffHolder,
  staffOf,
} from './staff.ts';
