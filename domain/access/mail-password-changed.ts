import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { accountMessage } from './account-message';
import { clientOf } from './begin-session';

/** Tells a person that their password was changed, in the verb's transaction. */
export async function mailPasswordChanged(
  db: Db,
  person: { email: string; name: string; standing: PersonActor },
): Promise<void> {
  await queueMail(db, {
    key: `password/${newId()}`,
    clientId: clientOf(person.standing),
    to: { email: person.email, name: person.name },
    message: await accountMessage(db, person.standing, 'password_changed'),
  });
}
