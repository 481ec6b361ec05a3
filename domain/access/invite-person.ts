import { queueMail } from '@/domain/mail/queue-mail';
import { isContact } from '@/lib/actor';
import { dayIn, now, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { LINK_LIFETIMES_MS, newLinkToken } from './access-link';

export type NewInvitation = {
  person: { id: string; email: string; name: string };
  /** The client that somebody becomes a contact of; null for an employee. */
  client: { id: string; name: string } | null;
  /** What one will see, in one sentence. */
  sees: string;
};

/**
 * Makes a link that works once and mails it, in the verb's transaction. The link is shown to nobody else: whoever
 * invites never holds the key to somebody's account.
 */
export async function mailInvitation(
  db: Db,
  actor: PersonActor,
  { person, client, sees }: NewInvitation,
): Promise<void> {
  const t = translator();
  const id = newId();
  const { token, tokenHash } = newLinkToken();
  const expiresAt = new Date(now().getTime() + LINK_LIFETIMES_MS.invitation);
  await db.accessToken.createMany({
    data: {
      id,
      personId: person.id,
      purpose: 'invitation',
      tokenHash,
      invitedBy: actor.personId,
      expiresAt,
    },
  });
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const inviter = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true },
  });
  const until = formatDay(dayIn(firm.zone, expiresAt), {
    style: 'sentence',
    today: todayIn(firm.zone),
    locale: firm.locale,
  });
  const at = client?.name ?? firm.name;
  await queueMail(db, {
    key: `invitation/${id}`,
    clientId: client?.id ?? null,
    to: { email: person.email, name: person.name },
    oneTime: true,
    message: {
      subject: t('access.invitation_mail.subject', { inviter: inviter.name, firm: firm.name }),
      sentence: t('access.invitation_mail.sentence', { inviter: inviter.name, at }),
      lede: sees,
      button: {
        label: t('access.invitation_mail.button'),
        url: new URL(`/invitation/${token}`, env().NEXTAUTH_URL).href,
        kind: 'outline',
      },
      after: [t('access.invitation_mail.once', { until })],
      why: t('access.invitation_mail.why', {
        inviter: inviter.name,
        firm: isContact(actor) ? at : firm.name,
      }),
    },
  });
}
