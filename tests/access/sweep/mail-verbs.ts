import { listFailures } from '@/domain/mail/list-failures';
import { resendMail, settleFailure } from '@/domain/mail/settle-failure';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom } = cast;

/** Mails that did not arrive. */
export const mailVerbs: Registry = {
  'domain/mail/list-failures#listFailures': {
    call: (actor) => listFailures(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/mail/settle-failure#settleFailure': {
    call: (actor, { failedMail }) => settleFailure(actor, { id: failedMail }),
    rightful: tom,
    kind: 'row',
  },
  'domain/mail/settle-failure#resendMail': {
    call: (actor, { failedMail }) => resendMail(actor, { id: failedMail }),
    rightful: tom,
    kind: 'row',
  },
};
