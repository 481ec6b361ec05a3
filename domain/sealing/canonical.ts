import { sql } from '@/lib/db';

// Every function by its schema: one of the same name for just these types, planted beside it, would be taken before it.
const concat = 'pg_catalog.concat';
const toJson = 'pg_catalog.to_json';

const quoted = (column: string) =>
  `CASE WHEN ${column} IS NULL THEN 'null' ELSE ${concat}('"', ${column}, '"') END`;
const text = (column: string) => `coalesce(${toJson}(${column})::text, 'null')`;

const IS_PLAIN = '(a.personal IS NULL AND a.person_key_id IS NULL)';

/**
 * The canonical text of the event `a`: one line of compact JSON, its fields always in this order, the instant in RFC 3339
 * (UTC, milliseconds), and `data` as jsonb writes itself. Seals cover exactly these bytes, and an export has them as they are.
 *
 * It is an expression and no function of the database: whoever can change rows could change a function too. It is never
 * changed either: an event that has more to it gets a form of its own, with another "v". One whose personal fields are
 * encrypted is "v":2, and bears behind all else under which key they are and, in hexadecimal, what they became.
 */
const CANONICAL = `${concat}(
  CASE WHEN ${IS_PLAIN} THEN '{"v":1,"id":"' ELSE '{"v":2,"id":"' END, a.id, '","at":"', pg_catalog.to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  '","client":', ${quoted('a.client_id')}, ',"contact":', ${quoted('a.contact_id')},
  ',"by":"', a.by, '","actorKind":', ${toJson}(a.actor_kind), ',"actor":', ${quoted('a.actor_id')},
  ',"visit":', ${quoted('a.visit_id')}, ',"type":', ${toJson}(a.type),
  ',"subjectKind":', ${text('a.subject_kind')}, ',"subject":', ${text('a.subject_id')},
  ',"data":', a.data, ',"reason":', ${text('a.reason')}, ',"ip":', ${text('a.ip')},
  ',"userAgent":', ${text('a.user_agent')},
  CASE WHEN ${IS_PLAIN} THEN '}' ELSE ${concat}(
    ',"personKey":', ${quoted('a.person_key_id')}, ',"personal":"', pg_catalog.encode(a.personal, 'hex'), '"}') END)`;

/** As a part of a statement. */
export const canonicalText = sql([CANONICAL]);

/**
 * One line of the proof, of the seal `s` and its event `a`, or what was one. What `readLine` (chain.ts) reads is this.
 */
export const proofLine = sql([
  `${concat}('{"seq":', s.seq, ',"prev":"', pg_catalog.encode(s.prev_hash, 'hex'), '","hash":"', pg_catalog.encode(s.hash, 'hex'), '","event":',
    CASE WHEN a.id IS NULL THEN ${concat}('{"gone":true,"id":"', s.event_id, '"}') ELSE ${CANONICAL} END, '}')`,
]);
