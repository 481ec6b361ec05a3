import { recordIncident } from '@/lib/incident';

/**
 * Works one after the other; one that fails is written down under its name, and does not stop the others.
 * @returns for how many `work` said yes
 */
export async function eachAlone<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  work: (one: T) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const one of all) {
    try {
      if (await work(one)) done += 1;
    } catch (error) {
      recordIncident(error, nameOf(one));
    }
  }
  return done;
}
