import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { RuleName } from '../rules';
import { withChanges } from '../settings';
import { readChanges } from './read-changes';
import { isChoice, THRESHOLDS, thresholdOf } from './thresholds';

/**
 * Sets a rule's threshold. Every client is judged by it anew, in the background: signals that would not have been raised by it
 * are withdrawn, and those that would have been are. What it was set to before can be set again.
 * @returns what it was, to put it back
 * @throws PortalError invalid for what the rule can't be set to
 */
export async function changeRule(
  actor: Actor,
  { rule, value }: { rule: RuleName; value: number },
): Promise<{ from: number }> {
  authorizeEmployee(actor, 'rule.change');
  if (!isChoice(rule, value)) {
    throw new PortalError('invalid', 'errors.rule_value', {
      fields: { value: 'errors.rule_value' },
    });
  }
  return dbAs(actor, async (db) => {
    // Two at once would each say that it was what it was before both.
    await db.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('rules', 0))::text`);
    const from = thresholdOf(rule, withChanges(await readChanges(db)));
    if (from === value) return { from };
    const { name } = THRESHOLDS[rule];
    await db.$executeRaw(sql`
      INSERT INTO rule_change (id, at, person_id, rule, threshold, from_value, value)
      VALUES (${newId()}::uuid, ${now()}, ${actor.personId}::uuid, ${rule}, ${name}, ${from}, ${value})`);
    await recordActivity(db, actor, {
      type: 'rule.changed',
      clientId: null,
      subject: null,
      data: { rule, threshold: name, from, to: value },
    });
    await sendJob(db, 'signals.rejudge', {}, { singletonKey: 'rules' });
    await sendJob(db, 'rules.try', {}, { singletonKey: 'clock' });
    return { from };
  });
}
