import { todayIn, type Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { findMailPerson } from '../mail/find-mail-person';
import type { MailPerson } from '../mail/mail-message';

/** What every mail about a request is written with. */
export type MailFrame = {
  firm: string;
  client: string;
  person: MailPerson;
  /** Where it is answered. */
  url: string;
  today: Day;
  sayDay: (day: Day, style: 'row' | 'sentence') => string;
};

export async function mailFrame(
  db: Db,
  { id, clientId }: { id: string; clientId: string },
): Promise<MailFrame> {
  const { name, zone, locale } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const client = await db.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { name: true },
  });
  const today = todayIn(zone);
  return {
    firm: name,
    client: client.name,
    person: await findMailPerson(db, clientId),
    url: new URL(`/requests/${publicId('rq', id)}`, env().NEXTAUTH_URL).href,
    today,
    sayDay: (day, style) => formatDay(day, { style, today, locale }),
  };
}
