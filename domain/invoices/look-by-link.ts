import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { readProgramRules } from '../programs/program-rules';
import { type Asked, type Program, tellProgram } from '../programs/tell-program';

/** How the link was asked for; who asked stands in the actor's origin. */
export type LinkAsked = Pick<Asked, 'headers' | 'isHead'>;

type Linked = { invoiceId: string; clientId: string; contactId: string; sentAt: Date };

/** A scanner that comes again and again is one look in this time, and so is a page that is loaded anew. */
const A_LOOK: Limit = { max: 1, windowSeconds: 600 };

/**
 * The page of a link was asked for. By a program it is written down as that program's look, so that the firm sees that the
 * link was opened and that nobody did; a person's is told by the page itself once it was in sight (`markSeenByLink`).
 */
export async function recordLinkAsked(actor: MachineActor, asked: LinkAsked): Promise<void> {
  authorize(actor, 'invoice.open_link');
  const told = await tell(actor, asked);
  if (told?.by) await recordLook(actor, told.linked, told.by);
}

/**
 * The page of a link was before somebody's eyes, as its browser tells: a look of whom the mail went to, and the first one
 * sets "seen". What runs the page as a scanner does is a scanner's all the same.
 * @throws PortalError not_found for a link that has ended
 */
export async function markSeenByLink(actor: MachineActor, asked: LinkAsked): Promise<void> {
  authorize(actor, 'invoice.open_link');
  const told = await tell(actor, asked);
  if (!told) throw notFound();
  await recordLook(actor, told.linked, told.by);
}

/** Whose link it is, and which program came by it; null for a link that has ended, ran out, or never was. */
async function tell(
  actor: MachineActor,
  { headers, isHead }: LinkAsked,
): Promise<{ linked: Linked; by: Program } | null> {
  const { origin } = actor;
  return dbAs(actor, async (db) => {
    const [[linked], rules] = await Promise.all([findLinked(db, actor), readProgramRules(db)]);
    if (!linked) return null;
    const asked: Asked = {
      ip: origin?.ip ?? null,
      userAgent: origin?.userAgent ?? null,
      headers,
      isHead: isHead ?? false,
      sentAgoMs: now().getTime() - linked.sentAt.getTime(),
    };
    return { linked, by: tellProgram(asked, rules) };
  });
}

function findLinked(db: Db, { subject }: MachineActor): Promise<Linked[]> {
  return db.$queryRaw<Linked[]>(sql`
    SELECT k.invoice_id AS "invoiceId", k.client_id AS "clientId", k.contact_id AS "contactId", k.created_at AS "sentAt"
    FROM pay_link k JOIN invoice i ON i.id = k.invoice_id
    WHERE k.token_hash = ${subject ?? ''} AND k.expires_at > ${now()}`);
}

async function recordLook(actor: MachineActor, linked: Linked, by: Program): Promise<void> {
  const { invoiceId, clientId, contactId } = linked;
  if (!(await isNew(actor, `look ${by ?? 'person'} ${actor.subject}`))) return;
  await dbAs(actor, async (db) => {
    if (!by) {
      await db.invoice.updateMany({
        where: { id: invoiceId, seenAt: null },
        data: { seenAt: now() },
      });
    }
    await recordActivity(db, actor, {
      by: by ?? 'client',
      type: 'invoice.viewed',
      clientId,
      contactId: by ? null : contactId,
      subject: { kind: 'invoice', id: publicId('in', invoiceId) },
      data: {},
    });
  });
}

async function isNew(actor: MachineActor, key: string): Promise<boolean> {
  try {
    await countTry(actor, key, A_LOOK);
    return true;
  } catch (error) {
    if (error instanceof PortalError) return false;
    throw error;
  }
}
