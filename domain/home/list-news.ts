import type { ContactActor } from '@/lib/actor';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** What the firm, or money, did while the person was away. */
export type News = {
  kind:
    | 'payment_processing'
    | 'payment_succeeded'
    | 'payment_failed'
    | 'invoice_sent'
    | 'document_published';
  at: Date;
  /** The invoice's or document's public id. */
  id: string;
  /** The invoice's number, or the document's title. */
  name: string;
  /** Minor units; null for a document. */
  amountMinor: bigint | null;
  currency: string | null;
  /** Who at the firm did it. */
  who: string | null;
};

/** A visit that has not ended is this one. */
const VISIT_GAP_MS = 30 * 60_000;
/** At the first visit, what happened lately. */
const FIRST_TIME_DAYS = 14;
const MOST = 6;

type Row = Omit<News, 'kind' | 'at' | 'id' | 'name'> & {
  lastHereAt: Date | null;
  kind: News['kind'] | null;
  at: Date | null;
  id: string | null;
  name: string | null;
};

/** What is new since the person's last visit, newest first. One statement. */
export async function listNews(
  db: Reads,
  actor: ContactActor,
  at: Date,
): Promise<{ lastHereAt: Date | null; news: News[] }> {
  const ended = new Date(at.getTime() - VISIT_GAP_MS);
  const lately = new Date(at.getTime() - FIRST_TIME_DAYS * 86_400_000);
  const client = sql`${actor.clientId}::uuid`;
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH last AS (
      SELECT (SELECT v.last_at FROM visit v WHERE v.contact_id = ${actor.contactId}::uuid AND v.last_at < ${ended}
               ORDER BY v.started_at DESC LIMIT 1) AS at
    ), since AS (
      SELECT coalesce(last.at, ${lately}) AS at FROM last
    ), news AS (
      (SELECT 'payment_' || y.state AS kind, y.changed_at AS at, i.id, i.number AS name,
              sum(a.amount_minor)::bigint AS "amountMinor", y.currency, NULL AS who
         FROM payment y JOIN allocation a ON a.payment_id = y.id AND a.amount_minor > 0 JOIN invoice i ON i.id = a.invoice_id, since
        WHERE y.client_id = ${client} AND y.changed_at > since.at GROUP BY y.id, i.id ORDER BY y.changed_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT 'invoice_sent', i.sent_at, i.id, i.number, i.total_minor, i.currency, p.name
         FROM invoice i LEFT JOIN person p ON p.id = i.sent_by, since
        WHERE i.client_id = ${client} AND i.sent_at > since.at AND i.state <> 'void' ORDER BY i.sent_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT 'document_published', d.published_at, d.id, d.title, NULL, NULL, p.name
         FROM document d LEFT JOIN person p ON p.id = d.published_by, since
        WHERE d.client_id = ${client} AND d.state = 'published' AND d.published_at > since.at
        ORDER BY d.published_at DESC LIMIT ${MOST})
    )
    SELECT last.at AS "lastHereAt", news.* FROM last LEFT JOIN news ON true ORDER BY news.at DESC LIMIT ${MOST}`);
  return { lastHereAt: rows[0]?.lastHereAt ?? null, news: rows.flatMap(toNews) };
}

function toNews({ kind, at, id, name, amountMinor, currency, who }: Row): News[] {
  if (!kind || !at || !id || name === null) return [];
  const prefix = kind === 'document_published' ? 'do' : 'in';
  return [{ kind, at, id: publicId(prefix, id), name, amountMinor, currency, who }];
}
