import { sendDueReminders } from '@/domain/reminders/send-due-reminders';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each quarter of an hour: reminds of the bills whose day has come. */
export const remindOfBills: Handler = async () => {
  await sendDueReminders(JOB);
};
