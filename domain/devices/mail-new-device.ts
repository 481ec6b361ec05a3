import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { formatInstant, formatZone } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { readAccountFrame } from './account-frame';
import { describeDevice } from './describe-device';

/** Tells somebody that they, or whoever has their password, came in by a browser that is new; in that transaction. */
export async function mailNewDevice(db: Db, actor: PersonActor): Promise<void> {
  const t = translator();
  const { firm, clock, button } = await readAccountFrame(db, actor);
  const to = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true, email: true },
  });
  const at = now();
  const device = describeDevice(actor.origin?.userAgent ?? null, t);
  const when = formatInstant(at, { ...clock, style: 'row' });
  const ip = actor.origin?.ip;
  await queueMail(db, {
    key: `new-device/${publicId('se', actor.sessionId)}`,
    clientId: isContact(actor) ? actor.clientId : null,
    to,
    message: {
      subject: t('devices.mail.subject', { firm: firm.name, device }),
      sentence: t('devices.mail.sentence'),
      lede: t('devices.mail.lede'),
      box: [
        { label: t('devices.mail.device'), value: device },
        {
          label: t('devices.mail.when'),
          value: `${when}, ${formatZone(clock.zone, clock.locale, at)}`,
        },
        ...(ip ? [{ label: t('devices.mail.from'), value: ip }] : []),
      ],
      button: button(t('devices.mail.button')),
      after: [t('devices.mail.not_you')],
      why: t('devices.mail.why', { firm: firm.name }),
    },
  });
}
