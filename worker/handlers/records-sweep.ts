import { carryOutErasures } from '@/domain/privacy/carry-out-erasures';
import { sweepExports } from '@/domain/privacy/sweep-exports';
import { sweepDeletions } from '@/domain/records/sweep-deletions';
import { sweepExitKits } from '@/domain/records/sweep-exit-kits';
import { sweepCopies } from '@/domain/watermarks/sweep-copies';
import type { Handler } from '../handler';

/** Each minute: what is due to be destroyed or erased, kits and exports whose days are over, and copies that were made for an opening that is. */
export const sweepRecords: Handler = async () => {
  const failures: unknown[] = [];
  for (const sweep of [
    sweepDeletions,
    carryOutErasures,
    sweepExitKits,
    sweepExports,
    sweepCopies,
  ]) {
    await sweep().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};
