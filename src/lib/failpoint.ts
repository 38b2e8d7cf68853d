/**
 * For tests of what a crash leaves behind: with FAILPOINT=name the process kills itself, at once and without
 * goodbye, when it comes by that point. Set by config at start; nothing otherwise.
 */
let armed: string | undefined;

export function armFailpoint(name: string | undefined): void {
  armed = name;
}

export function failpoint(name: string): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL');
}
