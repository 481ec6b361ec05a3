import { todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import type { PersonActor } from '@/lib/session-row';
import { addressOf } from '../mail/read-client-frame';
import { securityPath } from './security-path';

/** What every mail about somebody's account is made of: the firm with its clock, and the way to where they see their ways in. */
export async function readAccountFrame(db: Db, standing: PersonActor) {
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, phone: true, zone: true, locale: true },
  });
  const { zone, locale } = firm;
  return {
    firm,
    clock: { zone, locale, today: todayIn(zone) },
    button: (label: string) => ({
      label,
      url: addressOf(securityPath(standing)),
      kind: 'outline' as const,
    }),
  };
}
