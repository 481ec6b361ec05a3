import { addDays, type Day } from '@/lib/clock';

/** "Two reminders a bill at most" (the look, "Mail"), those that staff send by hand among them. */
export const MOST_REMINDERS = 2;

type Bill = {
  dueOn: Day;
  /** When it went out. */
  issuedOn: Day | null;
  /** The reminders that it has had, in days from its due day. */
  sent: readonly number[];
};

/**
 * Which of the firm's days a bill is to be reminded of today, in days from its due day; null for none. The newest that has
 * come, and no earlier one after it: what could not be sent in its time (a question was open, the firm closed) is not sent
 * in a row. A day that had come already when the bill went out is no reminder.
 * @param days the firm's: -3 is three days before the due day.
 */
export function dueReminder(
  { dueOn, issuedOn, sent }: Bill,
  { today, days }: { today: Day; days: readonly number[] },
): number | null {
  if (sent.length >= MOST_REMINDERS) return null;
  const come = days.filter((count) => addDays(dueOn, count) <= today);
  if (come.length === 0) return null;
  const newest = Math.max(...come);
  if (sent.some((count) => count >= newest)) return null;
  if (issuedOn && addDays(dueOn, newest) <= issuedOn) return null;
  return newest;
}
