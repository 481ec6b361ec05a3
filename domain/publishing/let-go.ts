import type { EmployeeActor, MachineActor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { type DocumentFacts, versionOf } from '../documents/document-version';

/** What goes out together, and from when on it is told of; null while nobody knows yet, since more of it goes out. */
export type Publishing = { id: string; tellsAt: Date | null };

/**
 * That a document goes out as it was looked at.
 * @returns it, with its client
 * @throws PortalError conflict when it was changed or published since; invalid when it has no client, or nobody is named
 * to see it
 */
export function requirePublishable(
  document: DocumentFacts,
  version: string | undefined,
): DocumentFacts & { clientId: string } {
  const { clientId } = document;
  if (['outgoing', 'published', 'withdrawn'].includes(document.state)) {
    throw new PortalError('conflict', 'documents.published_already');
  }
  if (document.state !== 'ready') throw new PortalError('conflict', 'documents.not_ready');
  if (!clientId) throw new PortalError('invalid', 'documents.no_client');
  if (document.form === 'w2' && document.audience !== 'named') {
    throw new PortalError('invalid', 'consent.w2_is_named');
  }
  if (document.audience === 'named' && document.readers.length === 0) {
    throw new PortalError('invalid', 'documents.nobody_named');
  }
  if (versionOf(document) !== version) throw new PortalError('conflict', 'documents.changed_since');
  return { ...document, clientId };
}

/** Lets a document go out that `requirePublishable` found right, in the name of whoever acts. */
export async function letGo(
  db: Db,
  actor: (EmployeeActor | MachineActor) & { personId: string },
  { id, clientId }: { id: string; clientId: string },
  { id: publishingId, tellsAt }: Publishing,
): Promise<void> {
  await db.document.update({
    where: { id },
    data: { state: 'outgoing', publishingId, tellsAt, publishedBy: actor.personId },
    select: { id: true },
  });
  await recordActivity(db, actor, {
    type: 'publishing.begun',
    clientId,
    subject: { kind: 'document', id: publicId('do', id) },
    data: { tellsAt: tellsAt?.toISOString() ?? null },
    by: 'staff',
  });
}
