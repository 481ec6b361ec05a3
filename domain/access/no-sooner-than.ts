import { setTimeout as wait } from 'node:timers/promises';

/**
 * Lets `work` fail no sooner than `milliseconds` after it began, so that the time it took tells nothing about what was
 * found. What succeeds is answered at once.
 */
export async function noSoonerThan<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const waited = wait(milliseconds);
  try {
    return await work();
  } catch (error) {
    await waited;
    throw error;
  }
}
