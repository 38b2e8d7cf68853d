export type { Health } from './health.ts';
export type { Problem } from './problems.ts';
export { type HttpOptions, type HttpServer, startHttp } from './server.ts';
