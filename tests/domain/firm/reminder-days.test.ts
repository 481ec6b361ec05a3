import { describe, expect, it } from 'vitest';
import { changeFirm } from '@/domain/firm/change-firm';
import { FirmRemindersInput } from '@/domain/firm/firm-input';
import { getFirm } from '@/domain/firm/get-firm';
import { cast } from '@/tests/support/cast';
import { refusal } from '@/tests/support/refusal';

const read = (form: Record<string, string>) => FirmRemindersInput.safeParse(form);

describe('the days of reminders', () => {
  it.each([
    [{ before: '3', after: '7' }, [-3, 7]],
    [{ before: '14', onDay: 'yes', after: 'none' }, [-14, 0]],
    [{ before: 'none', onDay: 'yes', after: '30' }, [0, 30]],
    [{ before: 'none', after: 'none' }, []],
  ])('%o', (form, days) => {
    expect(read(form).data).toEqual({ reminderDays: days });
  });

  it.each([
    [{ before: '3', onDay: 'yes', after: '7' }, 'after', 'reminders.errors.two_at_most'],
    [{ before: '2', after: '7' }, 'before', 'errors.invalid'],
    [{ after: '7' }, 'before', 'errors.invalid'],
    [{ before: '3', after: '-3' }, 'after', 'errors.invalid'],
  ])('%o is refused', (form, field, message) => {
    expect(read(form).error?.issues).toMatchObject([{ path: [field], message }]);
  });

  it('are the owner’s to choose, and are kept', async () => {
    await changeFirm(cast.ingrid, { reminderDays: [0, 14] });
    expect((await getFirm(cast.ingrid)).reminderDays).toEqual([0, 14]);
    await changeFirm(cast.ingrid, { reminderDays: [] });
    expect((await getFirm(cast.ingrid)).reminderDays).toEqual([]);
    const refused = await refusal(changeFirm(cast.ruth, { reminderDays: [0] }));
    expect(refused.code).toBe('forbidden');
  });
});
