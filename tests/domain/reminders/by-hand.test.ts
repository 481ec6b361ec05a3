import { describe, expect, it } from 'vitest';
import { remindNow } from '@/domain/reminders/remind-now';
import { withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { ask, at, bill, clear, friday, pay, run, sentOf, weekAfter } from './bills';

const { dana, tom, hugh } = cast;

describe('by hand', () => {
  const remind = (invoiceId: string, when = friday) =>
    withClock(when, () => remindNow(tom, { invoiceId }));

  it('is one of the two that a bill may have', async () => {
    const id = await bill();
    await remind(id, at('2026-11-24'));
    await run(friday);
    expect(await sentOf(id)).toEqual([
      [1, -6],
      [2, -3],
    ]);
    expect((await refusal(remind(id, weekAfter))).messageKey).toBe('reminders.errors.most');
    await run(weekAfter);
    expect(await sentOf(id)).toHaveLength(2);
    const [event] = await ownerQuery<{ by: string }>(
      `SELECT by FROM activity_event WHERE type = 'reminder.sent' AND subject_id = $1 ORDER BY at LIMIT 1`,
      [publicId('in', id)],
    );
    expect(event).toEqual({ by: 'staff' });
  });

  it('pressed twice is once', async () => {
    const id = await bill();
    const results = await Promise.allSettled([remind(id), remind(id), remind(id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sentOf(id)).toHaveLength(1);
    expect((await refusal(remind(id))).messageKey).toBe('reminders.errors.today');
  });

  it('says why it can’t be', async () => {
    const paid = await bill();
    await pay(paid, 24_500n);
    const clearing = await bill();
    await clear(clearing, 24_500n);
    const asked = await bill();
    await ask(asked, 'dispute');
    const why = async (id: string) => (await refusal(remind(id))).messageKey;
    expect(await why(paid)).toBe('reminders.errors.settled');
    expect(await why(clearing)).toBe('reminders.errors.clearing');
    expect(await why(asked)).toBe('reminders.errors.asked');
    await ownerQuery('UPDATE contact SET may_billing = false WHERE client_id = $1', [
      brightwater.clientId,
    ]);
    const lonely = await bill().catch(() => null);
    await ownerQuery('UPDATE contact SET may_billing = true WHERE client_id = $1', [
      brightwater.clientId,
    ]);
    expect(lonely).toBeNull();
  });

  it('is not for another’s client', async () => {
    const id = await bill();
    expect((await refusal(remindNow(hugh, { invoiceId: id }))).code).toBe('not_found');
    expect((await refusal(remindNow(dana, { invoiceId: id }))).code).toBe('forbidden');
  });
});
