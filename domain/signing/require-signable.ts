import type { ContactActor } from '@/lib/actor';
import { dayFromDb, todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { type LockedSigner, type LockedSigning, lockSigning } from './lock-signing';
import type { SigningKind } from '../documents/signing-view';

/**
 * An asking that its reader can still answer, held, and their own part in it.
 * @throws PortalError not_found where they are not asked; conflict where the document was taken back, it has ended, its day
 * is over, or they have answered already
 */
export async function requireSignable(
  db: Db,
  actor: ContactActor,
  { id, kind }: { id: string; kind?: SigningKind },
): Promise<{ signing: LockedSigning; mine: LockedSigner }> {
  const signing = await lockSigning(db, id);
  const mine = signing.signers.find(({ contactId }) => contactId === actor.contactId);
  if (!mine || (kind && signing.kind !== kind)) throw notFound();
  const conflict = (why: string) => new PortalError('conflict', `signing.errors.${why}`);
  if (mine.state === 'signed') throw conflict('signed_already');
  const document = await db.document.findUnique({
    where: { id: signing.documentId },
    select: { id: true },
  });
  if (!document) throw conflict('withdrawn');
  if (signing.state !== 'open') throw conflict(signing.state);
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  if (signing.dueOn && dayFromDb(signing.dueOn) < todayIn(zone)) throw conflict('expired');
  return { signing, mine };
}

/**
 * That somebody has the document open, or had: nobody signs what they did not look at.
 * @throws PortalError conflict
 */
export async function requireOpened(
  db: Db,
  actor: ContactActor,
  documentId: string,
): Promise<void> {
  const looks = await db.documentGrant.count({ where: { documentId, personId: actor.personId } });
  if (looks === 0) throw new PortalError('conflict', 'signing.errors.unread');
}
