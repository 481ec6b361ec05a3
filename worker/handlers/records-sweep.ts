import { sweepDeletions } from '@/domain/records/sweep-deletions';
import { sweepExitKits } from '@/domain/records/sweep-exit-kits';
import { sweepCopies } from '@/domain/watermarks/sweep-copies';
import type { Handler } from '../handler';

/** Each minute: what is due to be destroyed, kits whose days are over, and copies that were made for an opening that is. */
export const sweepRecords: Handler = async () => {
  try {
    await sweepDeletions();
  } finally {
    try {
      await sweepExitKits();
    } finally {
      await sweepCopies();
    }
  }
};
