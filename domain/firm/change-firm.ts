import type { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { requirePresence } from '@/domain/access/presence';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type {
  FirmBankInput,
  FirmContactInput,
  FirmHoursInput,
  FirmNameInput,
  FirmPlaceInput,
  FirmRemindersInput,
  FirmSecurityInput,
} from './firm-input';

type Parts = z.output<typeof FirmNameInput> &
  z.output<typeof FirmPlaceInput> &
  z.output<typeof FirmContactInput> &
  z.output<typeof FirmBankInput> &
  z.output<typeof FirmHoursInput> &
  z.output<typeof FirmRemindersInput> &
  z.output<typeof FirmSecurityInput>;

/** Where clients send their money, and what everybody at the firm has to come in with. */
const GUARDED = new Set(['bankDetails', 'requiresSecondFactor']);

/** A part of the firm's settings; what is left out stays. */
export type FirmChange = Partial<Parts>;

/**
 * Changes a part of the firm's settings. What stays the same is no change, and nothing is recorded of it.
 * A new zone or currency holds for what comes; what is final stays as it was sent.
 * @throws PortalError forbidden without a proof of presence, for the bank's details and the second step
 */
export async function changeFirm(actor: Actor, change: FirmChange): Promise<void> {
  authorizeEmployee(actor, 'firm.change');
  await dbAs(actor, async (db) => {
    const before: Record<string, unknown> | null = await db.firm.findUnique({
      where: { id: 1 },
      omit: { logo: true },
    });
    if (!before) throw notFound();
    const fields = Object.entries(change)
      .filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value))
      .map(([name]) => name);
    if (fields.length === 0) return;
    if (fields.some((name) => GUARDED.has(name))) await requirePresence(db, actor);
    await db.firm.updateMany({ data: { ...change, changedAt: now() } });
    await recordFirmChange(db, actor, fields);
  });
}

/** Writes down which of the firm's settings an owner has changed. */
export async function recordFirmChange(
  db: Db,
  actor: EmployeeActor,
  fields: string[],
): Promise<void> {
  await recordActivity(db, actor, {
    type: 'firm.changed',
    clientId: null,
    subject: null,
    data: { fields },
  });
}
