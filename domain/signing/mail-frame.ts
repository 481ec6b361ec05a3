import { type Day, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { findMailPerson } from '../mail/find-mail-person';
import type { MailPerson } from '../mail/mail-message';

/** What every mail about a signature is written with. None says what the document is called, or what stands in it. */
export type SigningFrame = {
  firm: string;
  client: string;
  person: MailPerson;
  today: Day;
  /** Where the client reads it, and where the firm does. */
  clientUrl: string;
  firmUrl: string;
  sayDay: (day: Day, style: 'row' | 'sentence') => string;
};

export async function signingFrame(
  db: Db,
  { clientId, documentId }: { clientId: string; documentId: string },
): Promise<SigningFrame> {
  const { name, zone, locale } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const client = await db.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { name: true },
  });
  const today = todayIn(zone);
  const path = `/documents/${publicId('do', documentId)}`;
  return {
    firm: name,
    client: client.name,
    person: await findMailPerson(db, clientId),
    today,
    clientUrl: new URL(path, env().NEXTAUTH_URL).href,
    firmUrl: new URL(`/staff${path}`, env().NEXTAUTH_URL).href,
    sayDay: (day, style) => formatDay(day, { style, today, locale }),
  };
}
