interface Lease {
  hold(name: string, ms: number): Promise<boolean>;
}

const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

/**
 * Does the work while the lease is ours, and aborts it when the lease is lost. Short, so that another process takes
 * over soon after ours was killed; renewed meanwhile, since one long poll lasts longer.
 * @returns false when another process holds it and nothing was done
 */
export async function whileLeased(
  lease: Lease,
  name: string,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  if (!(await lease.hold(name, LEASE_MS))) return false;
  const lost = new AbortController();
  const renew = setInterval(() => {
    lease.hold(name, LEASE_MS).then(
      (held) => {
        if (!held) lost.abort();
      },
      // The database is away: nobody else can take the lease either; what comes meanwhile is not acknowledged.
      () => undefined,
    );
  }, RENEW_MS);
  try {
    await work(AbortSignal.any([stop, lost.signal]));
  } catch (error) {
    // Our own abort ended the work: nothing went wrong.
    if (!lost.signal.aborted) throw error;
  } finally {
    clearInterval(renew);
  }
  return true;
}
