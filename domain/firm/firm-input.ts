import { z } from 'zod';
import { EmailAddress } from '@/domain/access/email-address';
import { isDay, isZone } from '@/lib/clock';
import { isCurrency } from '@/lib/money';
import { StoredHours } from '@/lib/working-hours';

const MINUTES_AN_HOUR = 60;

function optionalText(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, 'errors.too_long')
    .optional()
    .transform((text) => text || null);
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekdayName = (typeof WEEKDAYS)[number];

export const FirmNameInput = z.object({
  name: z.string().trim().min(1, 'errors.required').max(120, 'errors.too_long'),
});

export const FirmPlaceInput = z.object({
  zone: z.string().trim().min(1, 'errors.required').refine(isZone, 'clients.zone_unknown'),
  currency: z.string().trim().toUpperCase().refine(isCurrency, 'errors.currency_unknown'),
});

/** As people write it; something to dial has to be in it. */
const Phone = optionalText(40).refine(
  (phone) =>
    phone === null || (/^[\d\s()+./-]+$/.test(phone) && phone.replace(/\D/g, '').length >= 5),
  'firm.phone_invalid',
);

export const FirmContactInput = z.object({
  phone: Phone,
  email: z.union([z.literal('').transform(() => null), EmailAddress]),
  address: optionalText(500),
});

export const FirmBankInput = z.object({ bankDetails: optionalText(1000) });

const Time = z.string().trim().optional().default('');

/** Two times a day, both empty on a day that is closed; and the hours within which somebody answers. */
export const FirmHoursInput = z
  .object({
    ...(Object.fromEntries(
      WEEKDAYS.flatMap((day) => [
        [`${day}Opens`, Time],
        [`${day}Closes`, Time],
      ]),
    ) as Record<`${WeekdayName}${'Opens' | 'Closes'}`, typeof Time>),
    replyHours: z.coerce
      .number('firm.reply_invalid')
      .int('firm.reply_invalid')
      .min(1, 'firm.reply_invalid')
      .max(80, 'firm.reply_invalid'),
  })
  .transform((typed, context) => {
    const hours: z.output<typeof StoredHours> = {};
    for (const day of WEEKDAYS) {
      const [opens, closes] = [typed[`${day}Opens`], typed[`${day}Closes`]];
      if (!opens && !closes) continue;
      const parsed = StoredHours.safeParse({ [day]: [opens, closes] });
      if (parsed.success) {
        hours[day] = [opens, closes];
        continue;
      }
      const [issue] = parsed.error.issues;
      const wrong = issue?.path[1] === 0 ? 'Opens' : 'Closes';
      context.addIssue({
        code: 'custom',
        path: [`${day}${wrong}`],
        message: issue?.message ?? 'errors.time_invalid',
      });
    }
    return { hours, replyMinutes: typed.replyHours * MINUTES_AN_HOUR };
  });

/** What the firm may choose from, in days before and after the due day. */
export const REMINDERS_BEFORE = [1, 3, 7, 14] as const;
export const REMINDERS_AFTER = [3, 7, 14, 30] as const;

function daysOf(offered: readonly number[]) {
  return z
    .enum(['none', ...offered.map(String)], 'errors.invalid')
    .transform((days) => (days === 'none' ? [] : [Number(days)]));
}

/** When bills are reminded of: before the due day, on it and after it, each of them or none, and two at most. */
export const FirmRemindersInput = z
  .object({
    before: daysOf(REMINDERS_BEFORE),
    onDay: z.string().optional(),
    after: daysOf(REMINDERS_AFTER),
  })
  .transform(({ before, onDay, after }, context) => {
    const reminderDays = [...before.map((days) => -days), ...(onDay ? [0] : []), ...after];
    if (reminderDays.length > 2) {
      context.addIssue({
        code: 'custom',
        path: ['after'],
        message: 'reminders.errors.two_at_most',
      });
    }
    return { reminderDays };
  });

/** A box that is not checked is not sent. */
export const FirmSecurityInput = z
  .object({ required: z.string().optional() })
  .transform(({ required }) => ({ requiresSecondFactor: required !== undefined }));

export const HolidayInput = z.object({
  day: z.string().trim().refine(isDay, 'errors.day_invalid'),
  name: z.string().trim().min(1, 'errors.required').max(80, 'errors.too_long'),
});

export const EMPLOYEE_ROLES = ['staff', 'manager', 'owner'] as const;

export const EmployeeFields = z.object({
  title: z.string().trim().min(1, 'errors.required').max(80, 'errors.too_long'),
  phone: Phone,
  role: z.enum(EMPLOYEE_ROLES, 'errors.required'),
});

export const InviteEmployeeInput = EmployeeFields.extend({
  name: z.string().trim().min(1, 'errors.required').max(120, 'errors.too_long'),
  email: EmailAddress,
});
