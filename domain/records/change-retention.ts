import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import type { DocumentCategory } from '@/lib/document-category';
import { recordFirmChange } from '../firm/change-firm';
import { getPaperRules } from './get-paper-rules';
import { MOST_YEARS, type Years } from './retention';

/**
 * Says for how long each kind of paper is kept. It moves what is proposed for deletion, and deletes nothing.
 * @throws PortalError invalid by field, named as the kind
 */
export async function changeRetention(
  actor: Actor,
  said: Readonly<Record<DocumentCategory, Years>>,
): Promise<void> {
  authorizeEmployee(actor, 'retention.change');
  const wrong = Object.entries(said).filter(([, years]) => !isYears(years));
  if (wrong.length > 0) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: Object.fromEntries(wrong.map(([category]) => [category, 'records.errors.years'])),
    });
  }
  await dbAs(actor, async (db) => {
    const { retention } = await getPaperRules(actor);
    const changed = retention.filter(({ category, years }) => said[category] !== years);
    for (const { category } of changed) {
      const years = said[category];
      await db.retentionPeriod.upsert({
        where: { category },
        create: { category, years, changedAt: now() },
        update: { years, changedAt: now() },
      });
    }
    if (changed.length > 0) await recordFirmChange(db, actor, ['retention']);
  });
}

function isYears(years: Years): boolean {
  return years === null || (Number.isInteger(years) && years >= 1 && years <= MOST_YEARS);
}
