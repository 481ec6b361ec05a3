import { accountMessage } from '@/domain/access/account-message';
import { clientOf } from '@/domain/access/begin-session';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';

/** Tells the address so far that another stands in its place. */
export async function mailOldAddress(
  db: Db,
  person: { email: string; name: string; standing: PersonActor },
): Promise<void> {
  await queueMail(db, {
    key: `address-changed/${newId()}`,
    clientId: clientOf(person.standing),
    to: { email: person.email, name: person.name },
    message: await accountMessage(db, person.standing, 'address_changed'),
  });
}
