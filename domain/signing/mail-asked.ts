import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { signingFrame } from './mail-frame';
import type { SigningKind } from '../documents/signing-view';

type Asked = {
  id: string;
  clientId: string;
  documentId: string;
  kind: SigningKind;
  dueOn: Day | null;
  signers: readonly { contactId: string; name: string; email: string }[];
};

/** Tells those who are asked, each by a mail of their own. */
export async function mailAsked(db: Db, asked: Asked): Promise<void> {
  const { id, clientId, kind, dueOn, signers } = asked;
  const t = translator();
  const { firm, client, person, clientUrl, sayDay } = await signingFrame(db, asked);
  const values = { kind, firm, client, due: dueOn ? 'yes' : 'no' };
  for (const { contactId, name, email } of signers) {
    await queueMail(db, {
      key: `signing/${id}/${contactId}`,
      clientId,
      to: { email, name },
      message: {
        subject: t('signing.mail.asked.subject', {
          ...values,
          day: dueOn ? sayDay(dueOn, 'row') : '',
        }),
        sentence: t('signing.mail.asked.sentence', {
          ...values,
          name: firstName(name),
          day: dueOn ? sayDay(dueOn, 'sentence') : '',
        }),
        lede: t('signing.mail.asked.lede', values),
        box: [
          { label: t('signing.mail.for'), value: client },
          ...(dueOn ? [{ label: t('signing.mail.until'), value: sayDay(dueOn, 'sentence') }] : []),
        ],
        button: { label: t('signing.mail.button', values), url: clientUrl, kind: 'lamp' },
        person,
        why: t('signing.mail.why', values),
      },
    });
  }
}
