import { deliverMail } from '@/domain/mail/deliver-mail';
import type { Handler } from '../handler';

/** `{ mailId }`: hands a mail of the outbox over to the mail server. */
export const sendQueuedMail: Handler = async ({ mailId }) => {
  if (mailId) await deliverMail(mailId);
};
