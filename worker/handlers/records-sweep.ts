import { sweepDeletions } from '@/domain/records/sweep-deletions';
import { sweepExitKits } from '@/domain/records/sweep-exit-kits';
import type { Handler } from '../handler';

/** Each minute: what is due to be destroyed, and kits whose days are over. */
export const sweepRecords: Handler = async () => {
  try {
    await sweepDeletions();
  } finally {
    await sweepExitKits();
  }
};
