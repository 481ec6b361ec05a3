import { type Day, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { findMailPerson } from './find-mail-person';
import type { MailPerson } from './mail-message';

/** What a mail about something of a client's is written with. */
export type ClientFrame = {
  firm: string;
  client: string;
  person: MailPerson;
  today: Day;
  /** A day as the firm writes it. */
  sayDay: (day: Day, style: 'row' | 'sentence') => string;
};

/** Reads it; the client is one that the actor sees. */
export async function readClientFrame(db: Db, clientId: string): Promise<ClientFrame> {
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
    today,
    sayDay: (day, style) => formatDay(day, { style, today, locale }),
  };
}

/** The portal's address of a path, for a mail. */
export function addressOf(path: string): string {
  return new URL(path, env().NEXTAUTH_URL).href;
}
