import { accountMessage, type AccountNews } from '@/domain/access/account-message';
import { clientOf } from '@/domain/access/begin-session';
import { queueMail } from '@/domain/mail/queue-mail';
import type { Db } from '@/lib/db';
import type { MessageValues } from '@/lib/errors';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';

/** Tells a person what became of their second step, in the verb's transaction. */
export async function mailFactor(
  db: Db,
  person: { email: string; name: string; standing: PersonActor },
  news: Exclude<AccountNews, 'password_changed'>,
  values: MessageValues = {},
): Promise<void> {
  await queueMail(db, {
    key: `factor/${newId()}`,
    clientId: clientOf(person.standing),
    to: { email: person.email, name: person.name },
    message: await accountMessage(db, person.standing, news, values),
  });
}
