export { doorsOf, probeDoors } from './doors.ts';
export { hostFor } from './host.ts';
export { folderOf, type House, openHouse, type Progress, readData } from './house.ts';
export { learn } from './learned.ts';
export { createLog } from './log.ts';
export { learnFromOfficers, retrainNow } from './officers.ts';
export { readersOf, type Terminal, terminalDoor } from './readers.ts';
export { type Serving, serve } from './serve.ts';
export { deliverAll, intakeOf, scheduleOf, takeAll, takeLane } from './work.ts';
