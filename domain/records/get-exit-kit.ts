import { type Actor, isContact, isEmployee } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { isPresent, provedAtOf } from '../access/presence';
import { authorize } from '../authorize';
import { mayTakeAll } from './kit-asker';
import { IN_KIT } from './kit-context';

/** The newest kit of whoever asks, as its page shows it. */
export type ExitKitView = {
  kit: {
    id: string;
    state: 'asked' | 'making' | 'ready' | 'failed' | 'ended';
    files: number;
    filesDone: number;
    sizeBytes: number;
    askedAt: Date;
    expiresAt: Date | null;
    /** Why it was not made, or is not given out any more: a key of the catalogue. */
    failure: string | null;
  } | null;
  /** They have proved lately that it is them: neither asking nor downloading asks for it again. */
  isPresent: boolean;
  /** Everything there is theirs to see. */
  mayAsk: boolean;
};

type Row = {
  provedAt: Date | null;
  kit: {
    id: string;
    state: 'asked' | 'making' | 'ready' | 'failed' | 'ended';
    files: number;
    filesDone: number;
    sizeBytes: string;
    askedAt: string;
    expiresAt: string | null;
    failure: string | null;
    isWhole: boolean;
  } | null;
};

/**
 * One statement.
 * @param clientId whose; a contact's own client, whichever they name
 * @throws PortalError not_found
 */
export async function getExitKit(
  actor: Actor,
  { clientId: asked }: { clientId?: string | undefined },
): Promise<ExitKitView> {
  authorize(actor, 'exit_kit.read');
  if (!isContact(actor) && !isEmployee(actor))
    throw new PortalError('forbidden', 'errors.forbidden');
  const clientId = isContact(actor) ? actor.clientId : asked;
  if (!clientId) throw notFound();
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${provedAtOf(actor)} AS "provedAt",
             (SELECT json_build_object('id', k.id, 'state', k.state, 'files', k.files, 'filesDone', k.files_done,
                       'isWhole', (SELECT count(*) FROM document d WHERE d.id = ANY (k.documents) AND ${IN_KIT}) = cardinality(k.documents),
                       'sizeBytes', k.size_bytes::text, 'askedAt', k.asked_at, 'expiresAt', k.expires_at, 'failure', k.failure)
                FROM exit_kit k WHERE k.client_id = c.id AND k.person_id = ${actor.personId}::uuid
               ORDER BY k.asked_at DESC, k.id DESC LIMIT 1) AS kit
      FROM client c WHERE c.id = ${clientId}::uuid`),
  );
  if (!row) throw notFound();
  const { kit, provedAt } = row;
  const expiresAt = kit?.expiresAt ? new Date(kit.expiresAt) : null;
  const isReady = kit?.state === 'ready';
  const isOver = isReady && expiresAt !== null && expiresAt <= now();
  // Something in it was taken back since.
  const isStale = isReady && !isOver && !(kit.isWhole && mayTakeAll(actor));
  return {
    isPresent: isPresent(provedAt),
    mayAsk: mayTakeAll(actor),
    kit: kit && {
      ...{ id: publicId('ek', kit.id), files: kit.files, filesDone: kit.filesDone, expiresAt },
      state: isOver || isStale ? 'ended' : kit.state,
      failure: isStale ? 'records.kit.changed' : kit.failure,
      sizeBytes: Number(kit.sizeBytes),
      askedAt: new Date(kit.askedAt),
    },
  };
}
