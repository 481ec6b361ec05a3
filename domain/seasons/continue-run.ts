import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';
import { askForRun } from '../publishing/publishing-run';
import { takeStep } from './take-step';

/** One job takes steps for so long, and asks for the next: a worker that is ended costs one step at most. */
const WORKS_MS = 30_000;

/**
 * Lets what somebody said of a season go out, step by step. It goes on where it stopped; worked twice it changes nothing
 * more.
 */
export async function continueRun(publishingId: string): Promise<void> {
  authorize(JOB, 'season.publish');
  const until = Date.now() + WORKS_MS;
  while (!(await takeStep(publishingId))) {
    if (Date.now() > until) return dbAs(JOB, (db) => askForRun(db, publishingId));
  }
}
