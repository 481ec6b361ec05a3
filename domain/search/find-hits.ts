import { type Reads, sql, type Sql, sqlEmpty, sqlJoin } from '@/lib/db';
import { findSpellings, type Spellings } from './find-spellings';
import { type InTexts, inTexts } from './match-texts';
import { currenciesOf, type SearchQuery } from './search-query';

/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = ['client', 'invoice', 'document'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/**
 * How it was found: as written, with its spelling mended, in texts alone by words close to those that were typed (what these
 * are can't be said: of a text only numbers are known), or only as what comes nearest.
 */
export type FoundHow = 'exact' | 'mended' | 'close' | 'near';

/** Which rows were found; `total` is how many of the kind there are, of which the first are given. */
export type Hits = {
  how: FoundHow | null;
  kinds: { kind: SearchKind; total: number; ids: string[] }[];
  /** Which of them have a word in their text that is not in their title. */
  inText: Set<string>;
  /** The words as they were looked for in the end. */
  words: string[];
  /** How many of each kind there are to look through; only where nothing was found. */
  looked: Record<SearchKind, number> | null;
};

/** A word shorter than this is not mended: too much looks like it. Nor is a number. */
const MENDED_FROM = 4;
const LIKE_A_WORD = 0.3;
/** What comes near has one of the words in it, a short one aside; a client's name only has to look like it. */
const SOME_WORD_FROM = 3;
const NEAR = 0.4;
const MOST_NEAR = 2;
/** Who sees very many documents has words mended by the titles of the newest: taking each apart takes most of the time. */
const MOST_TITLES = 5_000;

type Row = {
  how: 'exact' | 'mended' | 'near' | 'mend' | 'looked';
  kind: string;
  id: string | null;
  total: number;
  inText: boolean;
};

const NO_TEXTS: Spellings = { asked: [], seesFew: true };

/**
 * Looks through what the actor sees: row-level security decides what that is. One statement, after one that asks what the
 * words may stand for in texts: what is found as written; else with its words mended by those that are there; else what
 * comes nearest.
 */
export async function findHits(
  db: Reads,
  query: SearchQuery,
  kinds: readonly SearchKind[],
  options: { each: number; mend: boolean; clientId: string | null },
): Promise<Hits> {
  const spellings = kinds.includes('document')
    ? await findSpellings(db, query.words, options.clientId)
    : NO_TEXTS;
  const rows = await db.$queryRaw<Row[]>(statement(query, kinds, spellings, options));
  const found = rows.filter((row) => row.how !== 'mend' && row.how !== 'looked');
  const how = howOf(found);
  const mended = new Map(
    rows.filter((row) => row.how === 'mend').map(({ kind, id }) => [kind, id ?? kind]),
  );
  const looked = rows.filter((row) => row.how === 'looked');
  return {
    how,
    words: query.words.map((word) => (how === 'mended' ? (mended.get(word) ?? word) : word)),
    kinds: SEARCH_KINDS.flatMap((kind) => {
      const ids = found.filter((row) => row.kind === kind);
      const total = ids[0]?.total ?? 0;
      return total ? [{ kind, total, ids: ids.map(({ id }) => id ?? '') }] : [];
    }),
    inText: new Set(found.flatMap(({ id, inText }) => (id && inText ? [id] : []))),
    looked: looked.length
      ? {
          client: countOf(looked, 'client'),
          invoice: countOf(looked, 'invoice'),
          document: countOf(looked, 'document'),
        }
      : null,
  };
}

function howOf(found: Row[]): FoundHow | null {
  const how = (found[0]?.how ?? null) as FoundHow | null;
  return how === 'mended' && found.every(({ inText }) => inText) ? 'close' : how;
}

function countOf(rows: Row[], kind: SearchKind): number {
  return rows.find((row) => row.kind === kind)?.total ?? 0;
}

function statement(
  query: SearchQuery,
  kinds: readonly SearchKind[],
  spellings: Spellings,
  { each, mend, clientId }: { each: number; mend: boolean; clientId: string | null },
): Sql {
  const places = placesOf(clientId);
  const likes = query.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const mendedLikes = query.words.map(
    (word) => sql`(SELECT '%' || m.word || '%' FROM mend m WHERE m.typed = ${word})`,
  );
  const someWord = likes.filter((like) => like.length >= SOME_WORD_FROM + 2);
  const written: Match = {
    where: ({ has }) => allOf(likes.map((like) => has(sql`${like}`))),
    or: {
      invoice: { where: amountOf(query), isWhole: false },
      document: inTexts(
        spellings,
        'written',
        likes.map((like) => places.document.has(sql`${like}`)),
      ),
    },
    closeness: (text) => sql`(lower(${text}) = ${query.text.toLowerCase()})::int::float8`,
  };
  const mended: Match = {
    where: ({ has }) => allOf(mendedLikes.map(has)),
    or: { document: inTexts(spellings, 'close', mendedLikes.map(places.document.has)) },
    closeness: () => sql`0::float8`,
  };
  const near: Match = {
    where: ({ has }, kind) => {
      if (kind === 'client') return sql`word_similarity(${query.text}, x.text) > ${NEAR}`;
      // What has the only word that was typed would have been found as written.
      const some = likes.length > 1 ? someWord : [];
      return anyOf(some.map((like) => has(sql`${like}`)));
    },
    closeness: (text) => sql`word_similarity(${query.text}, ${text})::float8`,
  };
  const nothing = sql`NOT EXISTS (SELECT 1 FROM exact)`;
  const stillNothing = sql`${nothing} AND NOT EXISTS (SELECT 1 FROM mended)`;
  return sql`
    WITH called AS MATERIALIZED (SELECT id, lower(concat_ws(' ', name, latin_name)) AS called FROM client),
    exact AS MATERIALIZED (${hits(places, kinds, written, each)}),
    mend AS MATERIALIZED (${mend ? mendedWords(query, places, kinds, nothing) : sql`SELECT NULL::text AS typed, NULL::text AS word WHERE false`}),
    mended AS MATERIALIZED (
      SELECT * FROM (${hits(places, kinds, mended, each)}) h
      WHERE ${nothing} AND EXISTS (SELECT 1 FROM mend WHERE ${hasClose(spellings)} OR word <> typed)),
    near AS MATERIALIZED (SELECT * FROM (${hits(places, kinds, near, MOST_NEAR)}) h WHERE ${stillNothing})
    SELECT * FROM (
      SELECT 'exact' AS how, kind, id, total, "inText", place FROM exact
      UNION ALL SELECT 'mended', kind, id, total, "inText", place FROM mended
      UNION ALL SELECT 'near', kind, id, total, "inText", place FROM near
      UNION ALL SELECT 'mend', typed, word, 0, false, 0 FROM mend
      UNION ALL SELECT 'looked', k.kind, NULL, k.total, false, 0 FROM (${counts(places, kinds)}) k WHERE ${stillNothing}) found
    ORDER BY how, kind, place`;
}

/** Whether there are words in texts that come close to a typed one. */
function hasClose({ asked }: Spellings): boolean {
  return asked.some(({ written, close }) => close.length > written.length);
}

type Match = {
  where: (place: Place, kind: SearchKind) => Sql;
  /** How else one of a kind is found than by what it is called: an invoice by an amount, a document by its text. */
  or?: Partial<Record<SearchKind, InTexts>>;
  closeness: (text: Sql) => Sql;
};

type Place = {
  /** Gives `x` with an id and the text that it goes by. */
  from: Sql;
  /** Whether it goes by something like this pattern, which is in lower case. */
  has: (pattern: Sql) => Sql;
  /** What stands first among equals. */
  order: Sql;
  /** Where the words stand that a mended one may be, as `text`. */
  vocabulary: Sql;
  count: Sql;
};

/**
 * Where each kind is looked for. A contact's is one client's alone: row-level security says so too, but only what a
 * statement says itself finds its index.
 */
function placesOf(clientId: string | null): Record<SearchKind, Place> {
  const own = clientId ? sql`client_id = ${clientId}::uuid` : sql`true`;
  const newest = sql`ORDER BY id DESC LIMIT ${MOST_TITLES}`;
  const shown = sql`${own} AND state IN ('ready', 'outgoing', 'published') AND version_of IS NULL`;
  return {
    client: {
      from: sql`(SELECT c.id, concat_ws(' ', c.name, c.latin_name,
                   (SELECT string_agg(p.name || ' ' || p.email, ' ') FROM contact k JOIN person p ON p.id = k.person_id
                     WHERE k.client_id = c.id AND k.ended_at IS NULL)) AS text, lower(c.name) AS name
                 FROM client c OFFSET 0) x`,
      has: inAnyCase,
      order: sql`x.name, x.id`,
      vocabulary: sql`SELECT concat_ws(' ', name, latin_name) AS text FROM client`,
      count: sql`SELECT 'client' AS kind, count(*)::int AS total FROM client`,
    },
    invoice: {
      from: sql`(SELECT i.id, concat_ws(' ', 'invoice', i.number, i.title, c.name, c.latin_name) AS text, i.number, i.currency,
                   i.total_minor, i.total_minor - i.paid_minor - i.credited_minor AS left_minor, i.issued_on
                 FROM (SELECT * FROM invoice WHERE ${own}) i JOIN client c ON c.id = i.client_id OFFSET 0) x`,
      has: inAnyCase,
      order: sql`x.issued_on DESC NULLS FIRST, x.id DESC`,
      vocabulary: sql`SELECT title AS text FROM invoice WHERE ${own}`,
      count: sql`SELECT 'invoice' AS kind, count(*)::int AS total FROM invoice WHERE ${own}`,
    },
    document: {
      from: sql`(SELECT d.id, d.sought AS text, d.client_id, d.firm_category_id, d.created_at FROM document d WHERE ${shown}) x`,
      // Of very many documents reading each is all that there is time for: no join, and nothing put together.
      has: (pattern) =>
        sql`(x.text LIKE ${pattern} OR (x.client_id IS NOT NULL AND x.client_id IN (SELECT k.id FROM called k WHERE k.called LIKE ${pattern}))
          OR (x.firm_category_id IS NOT NULL AND x.firm_category_id IN (SELECT oc.id FROM firm_category oc WHERE lower(oc.name) LIKE ${pattern})))`,
      order: sql`x.created_at DESC, x.id DESC`,
      vocabulary: sql`SELECT t.title || ' ' || app.tags_text(t.tags) AS text FROM (
        SELECT DISTINCT n.title, n.tags FROM (SELECT title, tags FROM document WHERE ${shown} ${clientId ? sqlEmpty : newest}) n) t`,
      count: sql`SELECT 'document' AS kind, count(*)::int AS total FROM document WHERE ${shown}`,
    },
  };
}

function inAnyCase(pattern: Sql): Sql {
  return sql`x.text ILIKE ${pattern}`;
}

function allOf(conditions: Sql[]): Sql {
  return sql`(${sqlJoin(conditions, ' AND ')})`;
}

function anyOf(conditions: Sql[]): Sql {
  return conditions.length ? sql`(${sqlJoin(conditions, ' OR ')})` : sql`false`;
}

/** The first `each` of every kind, and how many there are; what is found by its name before what is found otherwise. */
function hits(
  places: Record<SearchKind, Place>,
  kinds: readonly SearchKind[],
  match: Match,
  each: number,
): Sql {
  const parts = kinds.map((kind) => {
    const { from, order } = places[kind];
    const text = sql`x.text`;
    const or = match.or?.[kind];
    const closeness = match.closeness(kind === 'invoice' ? sql`x.number` : text);
    return sql`
      SELECT ${kind} AS kind, h.id::text AS id, h.total, h."inText", (row_number() OVER ())::int AS place FROM (
        SELECT x.id, count(*) OVER ()::int AS total, ${kind === 'document'} AND NOT x.named AS "inText"
        FROM (SELECT x.*, ${match.where(places[kind], kind)} AS named FROM ${from}) x
        WHERE ${or?.isWhole ? or.where : sql`x.named ${or ? sql`OR ${or.where}` : sqlEmpty}`}
        ORDER BY x.named DESC, ${closeness} DESC NULLS LAST, ${order} LIMIT ${each}) h`;
  });
  return sqlJoin(parts, ' UNION ALL ');
}

function amountOf({ amounts }: SearchQuery): Sql {
  if (amounts.length === 0) return sql`false`;
  const each = amounts.map(
    ({ exponent, minor }) =>
      sql`(x.currency = ANY (${currenciesOf(exponent)}::text[]) AND ${minor}::bigint IN (x.total_minor, x.left_minor))`,
  );
  return sqlJoin(each, ' OR ');
}

/** For each word the likest one that stands in something that the actor sees. */
function mendedWords(
  { words }: SearchQuery,
  places: Record<SearchKind, Place>,
  kinds: readonly SearchKind[],
  nothing: Sql,
): Sql {
  const mendable = words.filter((word) => word.length >= MENDED_FROM && !/^[\d.,-]+$/.test(word));
  const texts = kinds.map((kind) => places[kind].vocabulary);
  return sql`
    SELECT t.typed, coalesce(best.word, t.typed) AS word
    FROM unnest(${words}::text[]) AS t(typed)
    LEFT JOIN LATERAL (
      SELECT w.word FROM (
        SELECT DISTINCT regexp_split_to_table(lower(v.text), '[^[:alnum:]]+') AS word
        FROM (${sqlJoin(texts, ' UNION ')}) v) w
      WHERE length(w.word) >= ${MENDED_FROM} AND similarity(w.word, t.typed) >= ${LIKE_A_WORD}
      ORDER BY similarity(w.word, t.typed) DESC, w.word LIMIT 1) best ON t.typed = ANY (${mendable}::text[])
    WHERE ${nothing}`;
}

function counts(places: Record<SearchKind, Place>, kinds: readonly SearchKind[]): Sql {
  return sqlJoin(
    kinds.map((kind) => places[kind].count),
    ' UNION ALL ',
  );
}
