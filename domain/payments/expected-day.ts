import { addDays, type Day, weekday } from '@/lib/clock';

/** A bank debit is certain after four working days at the latest (https://docs.stripe.com/payments/ach-direct-debit). */
const WORKING_DAYS = 4;
const SATURDAY = 6;

/** By when a bank debit that set out on `day` is known to have cleared, or not. */
export function expectedDay(day: Day): Day {
  let at = day;
  for (let left = WORKING_DAYS; left > 0; left -= weekday(at) < SATURDAY ? 1 : 0)
    at = addDays(at, 1);
  return at;
}
