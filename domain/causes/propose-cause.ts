import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { type CauseText, readCauseText } from './cause-input';
import { giveSignals } from './give-cause';
import { askToCount } from './lock-cause';
import type { Measure } from './measure';
import { measureData } from './set-measure';
import { suggestMeasure } from './suggest-measure';

/**
 * Says what may be behind signals, for somebody to see to. Whoever proposes brings the signals with it, or none; what it will
 * be measured by is taken from them where nothing else is said. The same form sent twice is one.
 * @param input.id a new public id, made with the form
 * @param input.signals public ids; what had another cause moves
 * @throws PortalError invalid by field; not_found for a signal of a client that the employee does not see
 */
export async function proposeCause(
  actor: Actor,
  input: { id: string; signals: readonly string[]; measure: Measure | null } & z.output<
    typeof CauseText
  >,
): Promise<void> {
  authorizeEmployee(actor, 'cause.propose');
  const id = parseId('ca', input.id);
  const text = readCauseText(input);
  await dbAs(actor, async (db) => {
    const { count } = await db.cause.createMany({
      data: { ...text, id, proposedBy: actor.personId, proposedAt: now(), changedAt: now() },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordActivity(db, actor, {
      type: 'cause.proposed',
      clientId: null,
      subject: { kind: 'cause', id: publicId('ca', id) },
      data: {},
    });
    const given = await giveSignals(db, actor, input.signals, id);
    const measure = input.measure ?? suggestMeasure(given);
    if (measure) await db.cause.updateMany({ where: { id }, data: measureData(measure) });
    await askToCount(db, id);
  });
}
