import type { Readable } from 'node:stream';
import { type Actor, isContact, isEmployee } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { type ByteRange, openObject } from '@/lib/storage';
import type { PersonActor } from '@/lib/session-row';
import { requirePresence } from '../access/presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { mayTakeAll } from './kit-asker';
import { countStillGiven, kitContext } from './kit-context';
import { kitSubject } from './kit-papers';

/** A large one takes a while, and is taken up again where the line broke. */
const LASTS_MS = 60 * 60_000;

/**
 * One download of a kit by whoever asked for it, written down before its first byte.
 * @throws PortalError not_found; forbidden where a proof of presence is missing or too old; conflict where it is over, or where
 * something in it may not be given any more
 */
export async function grantExitKit(
  actor: Actor,
  { kitId }: { kitId: string },
): Promise<{ grantId: string }> {
  const person = personOf(actor);
  return dbAs(person, async (db) => {
    const kit = await findKit(db, person, kitId);
    await requirePresence(db, person);
    const at = now();
    const grantId = newId();
    await db.exitKitGrant.createMany({
      data: {
        ...{ id: grantId, kitId, clientId: kit.clientId },
        ...{ personId: person.personId, sessionId: person.sessionId },
        ...{ createdAt: at, expiresAt: new Date(at.getTime() + LASTS_MS) },
      },
    });
    await recordActivity(db, person, {
      type: 'exit_kit.downloaded',
      clientId: kit.clientId,
      subject: kitSubject(kit.clientId),
      data: {},
    });
    return { grantId };
  });
}

export type OpenedKit = {
  filename: string;
  sizeBytes: number;
  /** @throws StorageError */
  open: (range?: ByteRange) => Promise<Readable>;
};

/**
 * What a grant gives, in the session that it was made for, as long as everything in the kit may still be given.
 * @throws PortalError not_found, conflict as `grantExitKit`, forbidden when the grant has ended
 */
export async function readExitKit(
  actor: Actor,
  { kitId, grantId }: { kitId: string; grantId: string },
): Promise<OpenedKit> {
  const person = personOf(actor);
  return dbAs(person, async (db) => {
    const grant = await db.exitKitGrant.findFirst({
      where: { id: grantId, kitId, personId: person.personId, sessionId: person.sessionId },
      select: { expiresAt: true },
    });
    if (!grant) throw notFound();
    if (grant.expiresAt <= now()) throw new PortalError('forbidden', 'records.kit.grant_ended');
    const kit = await findKit(db, person, kitId);
    const { name } = await db.client.findUniqueOrThrow({
      where: { id: kit.clientId },
      select: { name: true },
    });
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    return {
      filename: `${name}, ${dayIn(zone, kit.askedAt)}.zip`,
      sizeBytes: Number(kit.sizeBytes),
      open: (range) => openObject(kit, kitContext(kit), range),
    };
  });
}

function personOf(actor: Actor): PersonActor {
  authorize(actor, 'exit_kit.open');
  if (!isContact(actor) && !isEmployee(actor))
    throw new PortalError('forbidden', 'errors.forbidden');
  return actor;
}

async function findKit(db: Db, actor: PersonActor, kitId: string) {
  const kit = await db.exitKit.findUnique({ where: { id: kitId } });
  if (!kit) throw notFound();
  const { wrappedKey, keyId, storageKey, documents, expiresAt } = kit;
  const isOver = kit.state !== 'ready' || !expiresAt || expiresAt <= now();
  if (isOver || !wrappedKey || !keyId || !storageKey) {
    throw new PortalError('conflict', 'records.kit.over');
  }
  const given = mayTakeAll(actor) ? await countStillGiven(db, documents) : -1;
  if (given !== documents.length) throw new PortalError('conflict', 'records.kit.changed');
  return { ...kit, wrappedKey, keyId, storageKey };
}
