import { createHmac, randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { hashLinkToken, newLinkToken } from '@/domain/access/access-link';
import { clientOf } from '@/domain/access/begin-session';
import { countAskedMail } from '@/domain/access/count-asked-mail';
import { EmailAddress } from '@/domain/access/email-address';
import { findAsker } from '@/domain/access/find-asker';
import { findStanding } from '@/domain/access/find-standing';
import { recordOutside } from '@/domain/access/record-outside';
import { authorize } from '@/domain/authorize';
import { queueMail } from '@/domain/mail/queue-mail';
import type { MachineActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { type Db, dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';

export const MailCodeInput = z.object({ email: EmailAddress });

/** How long a mailed code works (NIST SP 800-63B-4, 3.1.3.2: ten minutes at most). */
export const MAIL_CODE_MS = 10 * 60_000;
const DIGITS = 6;

/** Writing a mail takes less; so that the time tells nothing, the answer comes no sooner for anybody. */
const ANSWER_MS = 400;

type Made = {
  secretHash: string;
  code: string;
  codeHash: string;
  linkToken: string;
  expiresAt: Date;
};

/**
 * Mails a code for signing in to an address, if somebody has it. The answer is the same either way: a secret for this
 * browser's cookie, without which neither the code nor the link in the mail lets anybody in.
 * @throws PortalError too_many after 4 mails in an hour, for any address
 */
export async function mailCode(
  actor: MachineActor,
  { email }: z.output<typeof MailCodeInput>,
): Promise<{ secret: string }> {
  authorize(actor, 'session.begin');
  await countAskedMail(actor, 'mail-code', email);
  const { token: secret, tokenHash: secretHash } = newLinkToken();
  const code = randomInt(10 ** DIGITS)
    .toString()
    .padStart(DIGITS, '0');
  await Promise.all([
    wait(ANSWER_MS),
    writeCode({ ...actor, subject: email }, email, {
      secretHash,
      code,
      codeHash: hashMailCode(code, secret),
      linkToken: newLinkToken().token,
      expiresAt: new Date(now().getTime() + MAIL_CODE_MS),
    }),
  ]);
  return { secret };
}

/** What is kept of a code: nothing to try codes against for whoever has not the browser's secret. */
export function hashMailCode(code: string, secret: string): string {
  return createHmac('sha256', secret).update(code).digest('hex');
}

async function writeCode(stranger: MachineActor, email: string, made: Made): Promise<void> {
  const asker = await findAsker(stranger, email);
  const author: MachineActor = asker?.person ?? { ...stranger, kind: 'sign-in' };
  await dbAs(author, async (db) => {
    const standing = asker && (await findStanding(db, asker.person, newId()));
    await db.signInCode.createMany({
      data: {
        id: newId(),
        // One that is nobody's is kept too, so that trying it costs and tells the same.
        personId: standing ? standing.personId : null,
        email,
        secretHash: made.secretHash,
        codeHash: made.codeHash,
        linkHash: hashLinkToken(made.linkToken),
        createdAt: now(),
        expiresAt: made.expiresAt,
      },
    });
    if (!standing) return;
    await recordOutside(db, author, standing, {
      type: 'signin.code_mailed',
      subject: null,
      data: {},
    });
    await mailIt(db, made, { email, name: asker.name, clientId: clientOf(standing) });
  });
}

async function mailIt(
  db: Db,
  { code, linkToken, expiresAt }: Made,
  to: { email: string; name: string; clientId: string | null },
): Promise<void> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const until = formatInstant(expiresAt, {
    zone: firm.zone,
    locale: firm.locale,
    today: todayIn(firm.zone),
    style: 'sentence',
  });
  await queueMail(db, {
    key: `sign-in-code/${newId()}`,
    clientId: to.clientId,
    to: { email: to.email, name: to.name },
    oneTime: true,
    message: {
      subject: t('mailCode.mail.subject', { firm: firm.name }),
      sentence: t('mailCode.mail.sentence'),
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      lede: t('mailCode.mail.lede', { until }),
      button: {
        label: t('mailCode.mail.button'),
        url: new URL(`/sign-in/mail/${linkToken}`, env().NEXTAUTH_URL).href,
        kind: 'outline',
      },
      after: [t('mailCode.mail.nobody')],
      why: t('mailCode.mail.why', { firm: firm.name }),
    },
  });
}
