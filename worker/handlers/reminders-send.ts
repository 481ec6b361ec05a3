import { sendDigests } from '@/domain/friction/digest/send-digests';
import { sendDueReminders } from '@/domain/reminders/send-due-reminders';
import { remindOfRequests } from '@/domain/requests/remind-of-requests';
import { remindOfSigning } from '@/domain/signing/remind-of-signing';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each quarter of an hour: reminds of the bills, the requests for documents and the signatures whose day has come; the
 * firm's own of the week's small things. */
export const remindOfWhatIsDue: Handler = async () => {
  await sendDueReminders(JOB);
  await remindOfRequests(JOB);
  await remindOfSigning(JOB);
  await sendDigests(JOB);
};
