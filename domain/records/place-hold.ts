import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation, sql, sqlEmpty } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { readReason } from './hold-reason';

export type HoldPlaced = {
  clientId: string;
  /** Null for all that the client has here. */
  documentId: string | null;
  reason: string;
};

/**
 * Puts a legal hold on a client, or on one document: until it is lifted nobody and nothing destroys what it is on, and what is
 * about to be destroyed is taken back.
 * @throws PortalError not_found; invalid (`reason`); conflict where the same is held already
 */
export async function placeHold(
  actor: Actor,
  { clientId, documentId, reason }: HoldPlaced,
): Promise<void> {
  authorizeEmployee(actor, 'hold.change');
  const why = readReason(reason);
  try {
    await dbAs(actor, async (db) => {
      await requireThere(db, clientId, documentId);
      await db.legalHold.create({
        data: {
          ...{ id: newId(), clientId, documentId, reason: why },
          placedBy: actor.personId,
          placedAt: now(),
        },
        select: { id: true },
      });
      await recordActivity(db, actor, {
        type: 'hold.placed',
        clientId,
        subject: subjectOf(clientId, documentId),
        data: {},
        reason: why,
      });
      await takeBackDeletions(db, actor, { clientId, documentId });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new PortalError('conflict', 'records.errors.held_already', { cause: error });
  }
}

/** What an event about a hold is done to. */
export function subjectOf(clientId: string, documentId: string | null) {
  return documentId
    ? { kind: 'document' as const, id: publicId('do', documentId) }
    : { kind: 'client' as const, id: publicId('cl', clientId) };
}

async function requireThere(db: Db, clientId: string, documentId: string | null): Promise<void> {
  const found = documentId
    ? await db.document.count({ where: { id: documentId, clientId } })
    : await db.client.count({ where: { id: clientId } });
  if (found === 0) throw notFound();
}

async function takeBackDeletions(
  db: Db,
  actor: EmployeeActor,
  { clientId, documentId }: Pick<HoldPlaced, 'clientId' | 'documentId'>,
): Promise<void> {
  const taken = await db.$queryRaw<{ documentId: string }[]>(sql`
    UPDATE document_deletion SET cancelled_at = ${now()}, cancelled_by = ${actor.personId}::uuid
    WHERE client_id = ${clientId}::uuid AND cancelled_at IS NULL AND deleted_at IS NULL
      ${documentId ? sql`AND document_id = ${documentId}::uuid` : sqlEmpty}
    RETURNING document_id AS "documentId"`);
  for (const each of taken) {
    await recordActivity(db, actor, {
      type: 'document.deletion_cancelled',
      clientId,
      subject: { kind: 'document', id: publicId('do', each.documentId) },
      data: { because: 'hold' },
    });
  }
}
