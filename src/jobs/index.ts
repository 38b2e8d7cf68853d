export { advanceClock } from './advance.ts';
export { workDesk } from './desk.ts';
export { type IntakeTools, processNext } from './intake.ts';
export { type Loop, startLoop } from './loop.ts';
export { runDue, SCHEDULE, type ScheduleTools } from './schedule.ts';
