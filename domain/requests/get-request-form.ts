import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import type { ItemInput } from './request-input';

/** What the firm asks for again and again. */
export type RequestTemplate = {
  id: string;
  title: string;
  note: string | null;
  /** From the day of asking to the due day; null without one. */
  dueDays: number | null;
  items: ItemInput[];
};

const Items = z.array(
  z.object({
    title: z.string(),
    hint: z.string().nullable(),
    optional: z.boolean(),
    // A template that was kept before there was one says nothing of it.
    category: z.enum(DOCUMENT_CATEGORIES).default('other'),
  }),
);

type TemplateRow = Omit<RequestTemplate, 'items'> & { items: unknown };

export type RequestFormView = {
  client: { id: string; name: string };
  /** How many people there get the email. */
  senders: number;
  templates: RequestTemplate[];
  /** The firm's. */
  today: Day;
  locale: string;
};

type Row = {
  name: string;
  senders: number;
  zone: string;
  locale: string;
  templates: TemplateRow[];
};

/**
 * What the form of a new request begins with: the client, and the firm's templates by name. One statement.
 * @throws PortalError not_found
 */
export async function getRequestForm(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<RequestFormView> {
  authorizeEmployee(actor, 'request_template.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT c.name, f.zone, f.locale,
             (SELECT count(*)::int FROM contact k WHERE k.client_id = c.id AND k.ended_at IS NULL AND k.joined_at IS NOT NULL
                 AND k.may_documents) AS senders,
             (SELECT coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'note', t.note, 'dueDays', t.due_days,
                       'items', t.items) ORDER BY t.title, t.id), '[]')
                FROM request_template t WHERE t.ended_at IS NULL) AS templates
      FROM client c CROSS JOIN firm f WHERE c.id = ${clientId}::uuid`),
  );
  if (!row) throw notFound();
  return {
    client: { id: publicId('cl', clientId), name: row.name },
    senders: row.senders,
    today: todayIn(row.zone),
    locale: row.locale,
    templates: row.templates.map((template) => ({
      ...template,
      id: publicId('rt', template.id),
      items: Items.parse(template.items),
    })),
  };
}
