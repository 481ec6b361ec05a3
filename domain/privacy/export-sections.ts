import { type Actor, isContact, JOB } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { PERSONAL, PERSONAL_KEY, type Personal, personalReader } from '../activity/personal';
import type { Sealed } from '../person-keys/open-sealed';
import type { ExportSubject } from './export-subject';

/** One row of a section, as JSON has it: instants in ISO 8601, days as `YYYY-MM-DD`. */
export type ExportRow = Record<string, unknown>;

/** The parts of what is kept about a person, in the order in which they stand in the file. */
export const EXPORT_SECTIONS = [
  'profile',
  'contacts',
  'work',
  'sessions',
  'devices',
  'passkeys',
  'second_step',
  'links',
  'consents',
  'signatures',
  'messages',
  'uploads',
  'own_looks',
  'looks_at_papers',
  'visits',
  'mails',
  'exports',
  'erasures',
  'events',
] as const;
export type ExportSection = (typeof EXPORT_SECTIONS)[number];

type Statement = ReturnType<typeof sql>;
type Own = { personId: string; contactIds: string[]; email: string };

/**
 * What each part is read by, each a statement that answers `row`. Every one names the person, and none a column that is a
 * secret: no hash, no key, no token. Another's name stands only where they are of the firm.
 */
const OWN: Partial<Record<ExportSection, (own: Own) => Statement>> = {
  profile: ({ personId }) => sql`
    SELECT json_build_object('name', p.name, 'nameLanguage', p.name_lang, 'email', p.email, 'since', p.created_at,
             'hasPassword', p.password_hash IS NOT NULL) AS row
    FROM person p WHERE p.id = ${personId}::uuid`,
  contacts: ({ personId }) => sql`
    SELECT json_build_object('client', c.name, 'title', k.title, 'billing', k.may_billing, 'documents', app.documents_right(k.document_categories),
             'colleagues', k.may_colleagues, 'invitedAt', k.created_at, 'joinedAt', k.joined_at, 'endedAt', k.ended_at) AS row
    FROM contact k JOIN client c ON c.id = k.client_id WHERE k.person_id = ${personId}::uuid ORDER BY k.created_at`,
  work: ({ personId }) => sql`
    SELECT json_build_object('role', e.role, 'title', e.title, 'phone', e.phone, 'since', e.created_at, 'endedAt', e.ended_at) AS row
    FROM employee e WHERE e.person_id = ${personId}::uuid`,
  sessions: ({ personId }) => sql`
    SELECT json_build_object('begunAt', s.created_at, 'seenAt', s.seen_at, 'endedAt', s.ended_at, 'address', s.ip,
             'browser', s.user_agent) AS row
    FROM session s WHERE s.person_id = ${personId}::uuid ORDER BY s.created_at, s.id`,
  devices: ({ personId }) => sql`
    SELECT json_build_object('name', d.name, 'browser', d.user_agent, 'since', d.created_at, 'seenAt', d.seen_at,
             'sentAwayAt', d.forgotten_at) AS row
    FROM device d WHERE d.person_id = ${personId}::uuid ORDER BY d.created_at, d.id`,
  links: ({ personId }) => sql`
    SELECT json_build_object('purpose', t.purpose, 'at', t.created_at, 'expiresAt', t.expires_at, 'usedAt', t.used_at) AS row
    FROM access_token t WHERE t.person_id = ${personId}::uuid ORDER BY t.created_at, t.id`,
  consents: ({ contactIds }) => sql`
    SELECT json_build_object('what', d.act, 'at', d.at, 'text', d.disclosure, 'name', d.disclosure_name, 'address', d.ip,
             'browser', d.user_agent) AS row
    FROM delivery_consent d WHERE d.contact_id = ANY (${contactIds}::uuid[]) ORDER BY d.at, d.id`,
  signatures: ({ contactIds }) => sql`
    SELECT json_build_object('document', d.title, 'state', s.state, 'name', s.name, 'email', s.email, 'way', s.way,
             'signedAs', s.signed_name, 'text', s.statement, 'reason', s.reason, 'at', s.acted_at, 'address', s.ip,
             'browser', s.user_agent) AS row
    FROM signature_signer s LEFT JOIN document d ON d.id = s.document_id
    WHERE s.contact_id = ANY (${contactIds}::uuid[]) ORDER BY s.acted_at, s.id`,
  messages: ({ personId }) => sql`
    SELECT json_build_object('invoice', i.number, 'kind', q.kind, 'at', m.created_at, 'text', m.body) AS row
    FROM line_message m JOIN line_question q ON q.id = m.question_id JOIN invoice i ON i.id = q.invoice_id
    WHERE m.author_id = ${personId}::uuid ORDER BY m.created_at, m.id`,
  uploads: ({ personId }) => sql`
    SELECT json_build_object('document', d.title, 'file', d.filename, 'kind', d.category, 'sizeBytes', d.size_bytes, 'at', d.created_at) AS row
    FROM document d WHERE d.uploaded_by = ${personId}::uuid ORDER BY d.created_at, d.id`,
  visits: ({ contactIds }) => sql`
    SELECT json_build_object('begunAt', v.started_at, 'endedAt', v.last_at) AS row
    FROM visit v WHERE v.contact_id = ANY (${contactIds}::uuid[]) ORDER BY v.started_at, v.id`,
  // Their texts bear links that open a bill: what was said stands in the mail itself.
  mails: ({ email }) => sql`
    SELECT json_build_object('subject', m.subject, 'email', m.recipient, 'name', m.recipient_name, 'at', m.created_at, 'sentAt', m.sent_at) AS row
    FROM mail m WHERE m.recipient = ${email} ORDER BY m.created_at, m.id`,
  exports: ({ personId }) => sql`
    SELECT json_build_object('at', x.asked_at, 'state', x.state, 'byThemselves', x.asked_by = x.person_id) AS row
    FROM person_export x WHERE x.person_id = ${personId}::uuid ORDER BY x.asked_at, x.id`,
  erasures: ({ personId }) => sql`
    SELECT json_build_object('at', e.asked_at, 'state', e.state, 'reason', e.refusal, 'dueAt', e.due_at) AS row
    FROM erasure e WHERE e.person_id = ${personId}::uuid ORDER BY e.asked_at, e.id`,
};

/** What only the person themselves may read. */
const IN_PERSON: Partial<Record<ExportSection, (own: Own) => Statement>> = {
  passkeys: ({ personId }) => sql`
    SELECT json_build_object('name', k.name, 'since', k.created_at, 'usedAt', k.used_at, 'isSynced', k.is_synced) AS row
    FROM passkey k WHERE k.person_id = ${personId}::uuid ORDER BY k.created_at, k.id`,
  second_step: ({ personId }) => sql`
    SELECT json_build_object('since', t.confirmed_at,
             'codesLeft', (SELECT count(*) FROM recovery_code r WHERE r.person_id = t.person_id AND r.used_at IS NULL)) AS row
    FROM totp t WHERE t.person_id = ${personId}::uuid AND t.confirmed_at IS NOT NULL`,
};

/** What is read as they see it, client by client: what may be theirs to see in one place and not in another. */
const AS_SEEN: Partial<Record<ExportSection, (own: Own, actor: Actor) => Statement>> = {
  own_looks: ({ personId }, actor) => sql`
    SELECT json_build_object('document', d.title, 'what', g.purpose, 'at', g.created_at, 'version', g.version) AS row
    FROM document_grant g JOIN document d ON d.id = g.document_id
    WHERE g.person_id = ${personId}::uuid ${isContact(actor) ? sql`AND g.client_id = ${actor.clientId}::uuid` : sql``}
    ORDER BY g.created_at, g.id`,
  looks_at_papers: ({ personId, contactIds }, actor) => sql`
    SELECT json_build_object('document', d.title, 'what', g.purpose, 'at', g.created_at,
             'by', CASE WHEN e.id IS NOT NULL THEN p.name END) AS row
    FROM document_reader r JOIN document d ON d.id = r.document_id JOIN document_grant g ON g.document_id = d.id
    LEFT JOIN employee e ON e.person_id = g.person_id LEFT JOIN person p ON p.id = g.person_id
    WHERE r.contact_id = ANY (${contactIds}::uuid[]) AND g.person_id <> ${personId}::uuid
      ${isContact(actor) ? sql`AND r.contact_id = ${actor.contactId}::uuid` : sql`AND false`}
    ORDER BY g.created_at, g.id`,
};

/** So many events are read at once. */
const A_PAGE = 1000;

/** The rows of a part, as they are read. */
export async function* exportRows(
  section: ExportSection,
  subject: ExportSubject,
  until: Date,
): AsyncGenerator<ExportRow> {
  const { personId, email, standings } = subject;
  const own = { personId, email, contactIds: [...subject.contactIds] };
  if (section === 'events') {
    for (const actor of standings) yield* eventRows(actor, own, until);
    return;
  }
  const all = OWN[section]?.(own);
  if (all) yield* rowsOf(JOB, all);
  const [first] = standings;
  const mine = IN_PERSON[section]?.(own);
  if (mine && first) yield* rowsOf(first, mine);
  const seen = AS_SEEN[section];
  if (seen) for (const actor of standings) yield* rowsOf(actor, seen(own, actor));
}

async function* rowsOf(actor: Actor, statement: Statement): AsyncGenerator<ExportRow> {
  const rows = await readAs(actor, (db) => db.$queryRaw<{ row: ExportRow }[]>(statement));
  for (const { row } of rows) yield row;
}

type Event = {
  id: string;
  at: Date;
  type: string;
  isOwn: boolean;
  subject: string | null;
  data: Record<string, unknown>;
  ip: string | null;
  userAgent: string | null;
  personal: Sealed | null;
};

/** The events by them and about them, oldest first, at one place; what is personal, and where from, of their own alone. */
async function* eventRows(actor: Actor, own: Own, until: Date): AsyncGenerator<ExportRow> {
  const { personId, contactIds } = own;
  const here = isContact(actor)
    ? sql`AND a.client_id = ${actor.clientId}::uuid AND a.type !~ '^(signal|hold)[.]'`
    : sql`AND a.actor_id = ${personId}::uuid`;
  let last: Event | undefined;
  for (;;) {
    const after: Event | undefined = last;
    const rows: Event[] = await readAs(actor, (db) =>
      db.$queryRaw<Event[]>(sql`
        SELECT a.id, a.at, a.type, a.actor_id IS NOT DISTINCT FROM ${personId}::uuid AS "isOwn", a.subject_id AS subject, a.data,
               a.ip, a.user_agent AS "userAgent", ${PERSONAL}
        FROM activity_event a ${PERSONAL_KEY}
        WHERE (a.actor_id = ${personId}::uuid OR a.contact_id = ANY (${contactIds}::uuid[])) AND a.at <= ${until} ${here}
          ${after ? sql`AND (a.at, a.id) > (${after.at}, ${after.id}::uuid)` : sql``}
        ORDER BY a.at, a.id LIMIT ${A_PAGE}`),
    );
    const read = personalReader();
    for (const row of rows) yield eventRow(row, row.isOwn ? read(row).said : {});
    last = rows.at(-1);
    if (rows.length < A_PAGE) return;
  }
}

function eventRow(event: Event, said: Personal): ExportRow {
  const { at, type, isOwn, subject, data, ip, userAgent } = event;
  return {
    ...{ at: at.toISOString(), what: type, byThemselves: isOwn, subject },
    data: { ...data, ...said.data },
    address: isOwn ? (said.ip ?? ip) : null,
    browser: isOwn ? (said.userAgent ?? userAgent) : null,
  };
}
