import { type Db, sql, sqlEmpty, sqlJoin } from '@/lib/db';
import { type IdPrefix, parseId, publicId } from '@/lib/ids';
import type { Subject, SubjectKind } from './events';
import type { LogEntry, LogRow, SubjectLabel } from './log-entry';

/** How a kind of subject is found by its row's id, and what it is called. */
const NAMED: Partial<
  Record<SubjectKind, { prefix: IdPrefix; place: string | null; select: ReturnType<typeof sql> }>
> = {
  invoice: {
    prefix: 'in',
    place: '/staff/invoices/',
    select: sql`SELECT 'invoice' AS kind, id, coalesce(number, '') AS text, NULL AS lang FROM invoice`,
  },
  document: {
    prefix: 'do',
    place: '/staff/documents/',
    select: sql`SELECT 'document' AS kind, id, title AS text, NULL AS lang FROM document`,
  },
  client: {
    prefix: 'cl',
    place: '/staff/clients/',
    select: sql`SELECT 'client' AS kind, id, name AS text, name_lang AS lang FROM client`,
  },
  contact: {
    prefix: 'co',
    place: null,
    select: sql`SELECT 'contact' AS kind, c.id, p.name AS text, p.name_lang AS lang FROM contact c JOIN person p ON p.id = c.person_id`,
  },
  employee: {
    prefix: 'em',
    place: null,
    select: sql`SELECT 'employee' AS kind, e.id, p.name AS text, p.name_lang AS lang FROM employee e JOIN person p ON p.id = e.person_id`,
  },
  credit_note: {
    prefix: 'cn',
    place: null,
    select: sql`SELECT 'credit_note' AS kind, id, number AS text, NULL AS lang FROM credit_note`,
  },
  signal: {
    prefix: 'si',
    place: null,
    select: sql`SELECT 'signal' AS kind, id, rule AS text, NULL AS lang FROM signal`,
  },
};

/** The rows as entries, their subjects named. One statement, or none where nothing has a name. */
export async function toEntries(db: Db, rows: readonly LogRow[]): Promise<LogEntry[]> {
  const labels = await findLabels(db, rows.flatMap(subjectOf));
  return rows.map((row) => {
    const [subject] = subjectOf(row);
    const { id, at, by, type, data, reason, userAgent, visitId } = row;
    return {
      ...{ id, at, by, type, data, reason, userAgent, visitId },
      client:
        row.clientId && row.clientName
          ? { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang }
          : null,
      who: row.whoName ? { name: row.whoName, nameLang: row.whoLang } : null,
      subject: subject ? { ...subject, label: labels.get(labelKey(subject)) ?? null } : null,
    };
  });
}

/** Names a subject among labels. */
export function labelKey({ kind, id }: Subject): string {
  return `${kind} ${id}`;
}

function subjectOf({ subjectKind, subjectId }: LogRow): Subject[] {
  return subjectKind && subjectId ? [{ kind: subjectKind, id: subjectId }] : [];
}

type LabelRow = { kind: SubjectKind; id: string; text: string; lang: string | null };

/** What subjects are called, by `labelKey`. One statement, or none. */
export async function findLabels(
  db: Db,
  subjects: readonly Subject[],
): Promise<Map<string, SubjectLabel>> {
  const ids = new Map<SubjectKind, Set<string>>();
  for (const { kind, id } of subjects) {
    const named = NAMED[kind];
    if (!named) continue;
    const wanted = ids.get(kind) ?? new Set<string>();
    ids.set(kind, wanted.add(parseId(named.prefix, id)));
  }
  if (ids.size === 0) return new Map();
  const parts = [...ids].map(
    ([kind, wanted]) =>
      sql`SELECT * FROM (${NAMED[kind]?.select ?? sqlEmpty}) AS named WHERE named.id = ANY (${[...wanted]}::uuid[])`,
  );
  const rows = await db.$queryRaw<LabelRow[]>(sqlJoin(parts, ' UNION ALL '));
  return new Map(
    rows.map(({ kind, id, text, lang }) => {
      const named = NAMED[kind];
      const subjectId = publicId(named?.prefix ?? 'pe', id);
      const href = named?.place ? named.place + subjectId : null;
      return [labelKey({ kind, id: subjectId }), { text, lang, href }];
    }),
  );
}
