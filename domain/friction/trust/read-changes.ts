import { type Reads, sql } from '@/lib/db';
import { isRuleName } from '../rules';
import type { SettingsChange } from '../settings';
import { asChange, isChoice, THRESHOLDS } from './thresholds';

/** What the firm has changed: the newest of each rule's. What no rule may be set to any more is passed over. */
export async function readChanges(db: Reads): Promise<SettingsChange> {
  const rows = await db.$queryRaw<{ rule: string; threshold: string; value: number }[]>(sql`
    SELECT DISTINCT ON (rule) rule, threshold, value FROM rule_change ORDER BY rule, at DESC, id DESC`);
  const change: SettingsChange = {};
  for (const { rule, threshold, value } of rows) {
    if (!isRuleName(rule) || THRESHOLDS[rule].name !== threshold || !isChoice(rule, value))
      continue;
    Object.assign(change, asChange(rule, value));
  }
  return change;
}
