/**
 * Does the work and prolongs the hold on it meanwhile, so that what takes long is not taken over as orphaned. A
 * prolonging that fails is left: the hold then runs out, which is what it is for.
 * @param holdSeconds how long one prolonging lasts
 */
export async function whileHolding<T>(
  holdSeconds: number,
  prolong: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => void prolong().catch(() => undefined), (holdSeconds * 1000) / 3);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
