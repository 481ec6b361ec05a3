import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';
import { letGo, requirePublishable } from './let-go';
import { findAudience, type Told } from './tell-audience';
import { listAgreed } from '../documents/w2-consent';

/** A document, and how it stood when the person who publishes it looked at it. */
export type ToPublish = { documentId: string; version: string };

export type Published = {
  publishingId: string;
  documents: number;
  clients: number;
  /** How many will be told. */
  people: number;
  /** When; until then nobody sees anything, and all of it can be taken back. */
  tellsAt: Date;
};

export const TELLS_AFTER_MS = 10 * 60_000;

export const MOST_AT_ONCE = 200;

/**
 * Lets documents go out to the audience that each of them says. They are shown and told of ten minutes later, by a job
 * (`tellPublishing`), and can be taken back until then. All of them go out, or, when one is not as it was looked at,
 * none does.
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
      const told = documents.map((each) => requirePublishable(each, seen.get(each.id)));
      const publishing = { id: newId(), tellsAt: new Date(now().getTime() + TELLS_AFTER_MS) };
      for (const document of told) await letGo(db, actor, document, publishing);
      await sendJob(
        db,
        'document.tell',
        { publishingId: publishing.id },
        { singletonKey: publishing.id, startAfter: publishing.tellsAt },
      );
      return {
        publishingId: publishing.id,
        tellsAt: publishing.tellsAt,
        documents: told.length,
        clients: new Set(told.map((each) => each.clientId)).size,
        people: (await findAudience(db, await withoutHeld(db, told))).length,
      };
    },
    { timeoutMs: 60_000 },
  );
}

/** As they will be told of: a W-2 is held from whoever has not agreed to have it electronically. */
async function withoutHeld(db: Db, documents: readonly Told[]): Promise<Told[]> {
  const readers = documents.flatMap((each) => (each.form === 'w2' ? each.readers : []));
  const agreed = await listAgreed(db, readers);
  return documents.map((each) =>
    each.form === 'w2' ? { ...each, readers: each.readers.filter((id) => agreed.has(id)) } : each,
  );
}
