import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { rebindObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { deliverW2s } from './deliver-w2s';
import { documentContext } from './document-context';
import { type DocumentFacts, lockDocuments, versionOf } from './document-version';
import { SENSITIVE } from './sensitive';
import { type Told, tellAudience } from './tell-audience';

/** A document, and how it stood when the person who publishes it looked at it. */
export type ToPublish = { documentId: string; version: string };

export type Published = { documents: number; clients: number; people: number };

export const MOST_AT_ONCE = 200;

/**
 * Shows documents to the audience that each of them says, and tells these people once. All of them go out, or, when one
 * is not as it was looked at, none does.
 *
 * @throws PortalError not_found for one that the actor does not see; conflict when one was changed or published since;
 * invalid when one has no client, or nobody is named to see it. A W-2 is held from whoever has not agreed to have it
 * electronically (`deliverW2s`)
 */
export async function publishDocuments(
  actor: Actor,
  items: readonly ToPublish[],
): Promise<Published> {
  authorizeEmployee(actor, 'document.publish');
  const seen = new Map(items.map(({ documentId, version }) => [documentId, version]));
  if (seen.size === 0) throw new PortalError('invalid', 'documents.choose_some');
  if (seen.size > MOST_AT_ONCE) {
    throw new PortalError('invalid', 'documents.too_many', { values: { most: MOST_AT_ONCE } });
  }
  return dbAs(
    actor,
    async (db) => {
      const documents = await lockDocuments(db, [...seen.keys()]);
      if (documents.length !== seen.size) throw notFound();
      for (const document of documents) check(document, seen.get(document.id));
      const told: Told[] = [];
      for (const document of documents) {
        const clientId = document.clientId ?? '';
        await publish(db, actor, document, clientId);
        told.push({ ...document, clientId });
      }
      await deliverW2s(db, actor, told);
      const people = await tellAudience(db, told);
      return {
        documents: told.length,
        clients: new Set(told.map((each) => each.clientId)).size,
        people,
      };
    },
    { timeoutMs: 60_000 },
  );
}

function check(document: DocumentFacts, version: string | undefined): void {
  if (document.state === 'published' || document.state === 'withdrawn') {
    throw new PortalError('conflict', 'documents.published_already');
  }
  if (document.state !== 'ready') throw new PortalError('conflict', 'documents.not_ready');
  if (!document.clientId) throw new PortalError('invalid', 'documents.no_client');
  if (document.form === 'w2' && document.audience !== 'named') {
    throw new PortalError('invalid', 'consent.w2_is_named');
  }
  if (document.audience === 'named' && document.readers.length === 0) {
    throw new PortalError('invalid', 'documents.nobody_named');
  }
  if (versionOf(document) !== version) throw new PortalError('conflict', 'documents.changed_since');
}

async function publish(
  db: Db,
  actor: EmployeeActor,
  document: DocumentFacts,
  clientId: string,
): Promise<void> {
  const object = await db.document.findUniqueOrThrow({
    where: { id: document.id },
    select: { storageKey: true, wrappedKey: true, keyId: true },
  });
  const bound = rebindObject(
    object,
    documentContext(document.id, null),
    documentContext(document.id, clientId),
  );
  await db.document.update({
    where: { id: document.id },
    data: { ...bound, state: 'published', publishedAt: now(), publishedBy: actor.personId },
    select: { id: true },
  });
  if (SENSITIVE.includes(document.category)) {
    const { id } = document;
    await sendJob(db, 'document.preview', { documentId: id }, { singletonKey: id });
  }
  await recordActivity(db, actor, {
    type: 'document.published',
    clientId,
    subject: { kind: 'document', id: publicId('do', document.id) },
    data: {
      category: document.category,
      actionNeeded: document.actionNeeded,
      dueOn: document.dueOn,
    },
  });
}
