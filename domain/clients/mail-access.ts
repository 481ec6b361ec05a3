import { queueMail } from '@/domain/mail/queue-mail';
import { readClientFrame, addressOf } from '@/domain/mail/read-client-frame';
import { firstName } from '@/lib/first-name';
import type { Db } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';

type AccessNews = {
  clientId: string;
  to: { id: string; name: string; email: string };
} & ({ news: 'ended' } | { news: 'given_back'; /** In one sentence. */ sees: string });

/** Tells somebody who was in that their access to a client's portal has ended, or that they have it again. */
export async function mailAccess(db: Db, actor: PersonActor, access: AccessNews): Promise<void> {
  const { news, clientId, to } = access;
  const t = translator();
  const { firm, client, person } = await readClientFrame(db, clientId);
  const by = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true },
  });
  const values = { name: firstName(to.name), by: by.name, firm, client };
  await queueMail(db, {
    key: `access/${publicId('co', to.id)}/${newId()}`,
    clientId,
    to: { email: to.email, name: to.name },
    message: {
      subject: t(`accessMail.${news}.subject`, values),
      sentence: t(`accessMail.${news}.sentence`, values),
      lede: access.news === 'given_back' ? access.sees : t('accessMail.ended.lede', values),
      ...(access.news === 'given_back' && {
        button: { label: t('accessMail.given_back.button'), url: addressOf('/'), kind: 'outline' },
      }),
      person,
      why: t('accessMail.why', values),
    },
  });
}
