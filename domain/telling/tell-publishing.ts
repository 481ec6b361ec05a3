import { type Actor, type EmployeeActor, isEmployee, JOB, type MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { rebindObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { deliverW2s } from '../publishing/deliver-w2s';
import { documentContext } from '../documents/document-context';
import { lockOutgoing, type Outgoing, whyNone } from '../publishing/lock-outgoing';
import { SENSITIVE } from '../documents/sensitive';
import { type AskedNow, askPlanned } from '../signing/ask-planned';
import { tellOnce } from './tell-once';

/**
 * Shows what was published together to its clients, asks for the signatures that were planned, and tells them once: when
 * its time has come, or at once where somebody at the firm says so. One client after the other, each whole, so that whoever is stopped half-way goes on
 * where they were; worked twice it changes nothing more.
 *
 * @returns of how many documents
 * @throws PortalError, where a person asks and nothing waits: conflict once it was told of or taken back, and while more of
 * it goes out; not_found; StorageError
 */
export async function tellPublishing(actor: Actor, publishingId: string): Promise<number> {
  authorize(actor, 'document.tell');
  let shown = 0;
  for (;;) {
    const count = await dbAs(actor, (db) => tellNextClient(db, actor, publishingId), {
      timeoutMs: 60_000,
    });
    if (count === 0) break;
    shown += count;
  }
  if (shown === 0 && isEmployee(actor)) throw await dbAs(actor, (db) => whyNone(db, publishingId));
  return shown;
}

async function tellNextClient(db: Db, actor: Actor, publishingId: string): Promise<number> {
  const by = isEmployee(actor) ? null : now();
  const [next] = await db.$queryRaw<{ clientId: string }[]>(sql`
    SELECT d.client_id AS "clientId" FROM document d
    WHERE d.publishing_id = ${publishingId}::uuid AND d.state = 'outgoing' AND d.tells_at IS NOT NULL
      AND (${by}::timestamptz IS NULL OR d.tells_at <= ${by}::timestamptz)
    ORDER BY d.client_id LIMIT 1`);
  if (!next) return 0;
  const documents = await lockOutgoing(db, { publishingId, clientId: next.clientId });
  for (const document of documents) await show(db, actor, document);
  const [first] = documents;
  if (!first) return 0;
  await deliverW2s(db, onBehalf(actor, first), documents);
  const asked: AskedNow[] = [];
  for (const document of documents) {
    const planned = await askPlanned(db, onBehalf(actor, document), document);
    if (planned) asked.push(planned);
  }
  await tellOnce(db, documents, asked);
  return documents.length;
}

async function show(db: Db, actor: Actor, document: Outgoing): Promise<void> {
  const bound = rebindObject(
    document,
    documentContext(document.id, null),
    documentContext(document.id, document.clientId),
  );
  await db.document.update({
    where: { id: document.id },
    data: { ...bound, state: 'published', publishedAt: now() },
    select: { id: true },
  });
  if (SENSITIVE.includes(document.category)) {
    const { id } = document;
    await sendJob(db, 'document.preview', { documentId: id }, { singletonKey: id });
  }
  await recordActivity(db, onBehalf(actor, document), {
    type: 'document.published',
    clientId: document.clientId,
    subject: { kind: 'document', id: publicId('do', document.id) },
    data: {
      category: document.category,
      actionNeeded: document.actionNeeded,
      dueOn: document.dueOn,
    },
    by: 'staff',
  });
}

/** The job carries out what somebody decided: it is theirs in the log. */
function onBehalf(actor: Actor, { publishedBy }: Outgoing): EmployeeActor | MachineActor {
  return isEmployee(actor) ? actor : { ...JOB, personId: publishedBy };
}
