import { z } from 'zod';
import { addDays, isDay, todayIn } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { plainLine } from '../documents/plain-line';

/** A cause is said in one sentence, and so is what mends it. */
const MOST_LETTERS = 200;

const sentence = z.string().max(2_000, 'errors.too_long');

/** What a form says of a cause. */
export const CauseText = z.object({ sentence, remedy: sentence.default('') });

/** What it is measured by, as the form's two choices say it. */
export const MeasureFields = z.object({
  measured: z.string().max(100).default(''),
  where: z.string().max(200).default(''),
});

/** The owner's public id, and the day on which the fix is to be in: empty for none yet. */
export const OwnerFields = z.object({
  owner: z.string().min(1, 'causes.errors.owner'),
  dueOn: z.string().max(20).default(''),
});

/** Which signals: public ids, as check boxes or one field send them. */
export const SignalIds = z.array(z.string().max(60)).max(200, 'errors.too_large').default([]);

/**
 * What was typed, as it is kept: one line each, without marks that turn its direction.
 * @throws PortalError invalid by field
 */
export function readCauseText(typed: z.output<typeof CauseText>): {
  sentence: string;
  remedy: string | null;
} {
  return {
    sentence: readLine(typed.sentence, 'sentence'),
    remedy: plainLine(typed.remedy) === '' ? null : readLine(typed.remedy, 'remedy'),
  };
}

function readLine(typed: string, field: string): string {
  const line = plainLine(typed);
  if (!/[\p{L}\p{N}]/u.test(line)) throw wrong(field, 'errors.required');
  if ([...line].length > MOST_LETTERS) throw wrong(field, 'causes.errors.too_long');
  return line;
}

/** Beyond this a day is a slip of the hand. */
const FURTHEST_DAYS = 730;

/**
 * The day on which a fix is to be in; null for none. One that has passed is taken where it stands already.
 * @throws PortalError invalid at `dueOn`
 */
export function readDueOn(
  typed: string,
  zone: string,
  before: string | null = null,
): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (!isDay(text)) throw wrong('dueOn', 'errors.day_invalid');
  const today = todayIn(zone);
  if (text === before) return text;
  if (text < today || text > addDays(today, FURTHEST_DAYS))
    throw wrong('dueOn', 'causes.errors.due');
  return text;
}

/**
 * The day on which a fix went in.
 * @throws PortalError invalid at `fixedOn`
 */
export function readFixedOn(typed: string, zone: string): string {
  const text = typed.trim();
  if (!isDay(text)) throw wrong('fixedOn', text === '' ? 'errors.required' : 'errors.day_invalid');
  const today = todayIn(zone);
  if (text > today || text < addDays(today, -FURTHEST_DAYS)) {
    throw wrong('fixedOn', 'causes.errors.fixed_on');
  }
  return text;
}

function wrong(field: string, key: string): PortalError {
  return new PortalError('invalid', 'errors.invalid', { fields: { [field]: key } });
}
