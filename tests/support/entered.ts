import type { Entered } from '@/domain/access/enter';

/** The session of somebody who came in by one step. */
export async function came(entering: Promise<Entered>) {
  const entered = await entering;
  if (entered.step !== 'in') throw new Error('A second step is asked for');
  return entered;
}
