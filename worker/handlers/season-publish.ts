import { continueRun } from '@/domain/seasons/continue-run';
import { sweepRuns } from '@/domain/seasons/sweep-runs';
import type { Handler } from '../handler';

/** `{ publishingId }`: lets a season's documents go out, step by step. By the clock: looks for forgotten ones. */
export const publishSeasonInSteps: Handler = async ({ publishingId }) => {
  if (publishingId) await continueRun(publishingId);
  else await sweepRuns();
};
