import type { Db } from '@/lib/db';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import type { LockedSigning } from './lock-signing';
import { signingFrame } from './mail-frame';

/** Tells the account manager, or the desk, who declined and why. */
export async function mailDeclined(
  db: Db,
  signing: LockedSigning,
  { who, reason }: { who: string; reason: string },
): Promise<void> {
  const { firm, client, person, firmUrl } = await signingFrame(db, signing);
  if (!person.email) return;
  const t = translator();
  const values = { kind: signing.kind, firm, client, who };
  await queueMail(db, {
    key: `signing-declined/${signing.id}`,
    clientId: signing.clientId,
    to: { email: person.email, name: person.name },
    message: {
      subject: t('signing.mail.declined.subject', values),
      sentence: t('signing.mail.declined.sentence', values),
      lede: reason,
      button: { label: t('signing.mail.declined.button'), url: firmUrl, kind: 'outline' },
      why: t('signing.mail.declined.why', values),
    },
  });
}
