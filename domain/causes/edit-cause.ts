import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { type CauseText, readCauseText } from './cause-input';
import { CAUSE_STATES } from './cause-view';
import { changeLocked } from './lock-cause';
import type { Measure } from './measure';
import { isSameMeasure, measureData } from './set-measure';

/**
 * Says otherwise what a cause is, what mends it, and what it is measured by; with another measure all its days are counted
 * anew. What stays as it was is not recorded.
 * @param input.cause a public id
 * @throws PortalError not_found; invalid by field
 */
export async function editCause(
  actor: Actor,
  input: { cause: string; measure: Measure | null } & z.output<typeof CauseText>,
): Promise<void> {
  const text = readCauseText(input);
  await changeLocked(actor, input.cause, CAUSE_STATES, async (db, cause, by) => {
    const isMeasured = isSameMeasure(input.measure, cause.measure);
    const fields = [
      ...(text.sentence === cause.sentence ? [] : ['sentence']),
      ...(text.remedy === cause.remedy ? [] : ['remedy']),
      ...(isMeasured ? [] : ['measure']),
    ];
    if (fields.length === 0) return;
    await db.cause.updateMany({
      where: { id: cause.id },
      data: { ...text, ...(isMeasured ? {} : measureData(input.measure)), changedAt: now() },
    });
    await recordActivity(db, by, {
      type: 'cause.changed',
      clientId: null,
      subject: { kind: 'cause', id: publicId('ca', cause.id) },
      data: { fields },
    });
  });
}
