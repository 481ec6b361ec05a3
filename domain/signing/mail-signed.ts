import type { Db } from '@/lib/db';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { stillSeeing } from './list-signers';
import { signingFrame } from './mail-frame';

type Signed = {
  id: string;
  clientId: string;
  documentId: string;
  signers: readonly { contactId: string; name: string; email: string }[];
};

/** Tells everybody who signed, and can still see it, that all have, and where their copy is. */
export async function mailSigned(db: Db, signed: Signed): Promise<void> {
  const t = translator();
  const { firm, client, person, clientUrl } = await signingFrame(db, signed);
  const values = { firm, client, count: signed.signers.length };
  const signers = await stillSeeing(db, signed.documentId, signed.signers);
  for (const { contactId, name, email } of signers) {
    await queueMail(db, {
      key: `signing-done/${signed.id}/${contactId}`,
      clientId: signed.clientId,
      to: { email, name },
      message: {
        subject: t('signing.mail.done.subject', values),
        sentence: t('signing.mail.done.sentence', values),
        lede: t('signing.mail.done.lede'),
        box: [{ label: t('signing.mail.for'), value: client }],
        button: { label: t('signing.mail.done.button'), url: clientUrl, kind: 'outline' },
        person,
        why: t('signing.mail.done.why', values),
      },
    });
  }
}
