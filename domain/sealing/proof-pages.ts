import { setImmediate as aTurn } from 'node:timers/promises';
import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { proofLine } from './canonical';

/** So many lines come as one text: taking each apart on the way costs more than making it. */
const A_PAGE = 500;
/** Of so many pages the ends are asked for at once. */
const PAGES_AHEAD = 100;
/** Making the lines is the database's work, and most of it all: two pages are made while one is worked on. */
const IN_FLIGHT = 2;

/** The seals above `after`, up to and with `end`, by their numbers. */
type Span = { after: bigint; end: bigint };

/**
 * The lines of the proof from the first seal to `upTo` (to the last one unless told), page by page in their order, each line with
 * its end. The next pages are on their way while one is worked on.
 */
export async function* proofPages(actor: Actor, upTo?: number): AsyncGenerator<string> {
  const coming: Promise<string>[] = [];
  for await (const span of spans(actor, upTo)) {
    const page = readPage(actor, span);
    // Whoever stops half-way does not wait for it.
    page.catch(() => undefined);
    coming.push(page);
    if (coming.length <= IN_FLIGHT) continue;
    // What is asked leaves at the end of a turn, and whoever takes this page may keep the loop busy with it.
    await aTurn();
    await aTurn();
    yield (await coming.shift()) ?? '';
  }
  for (const page of coming) yield await page;
}

/** Where each page begins and ends: by what is there, so that a hole in the numbers is passed, whatever its size. */
async function* spans(actor: Actor, upTo = Number.MAX_SAFE_INTEGER): AsyncGenerator<Span> {
  for (let after = BEFORE_ALL; ;) {
    const ends = await readEnds(actor, after, BigInt(upTo));
    if (ends.length === 0) return;
    for (const { end } of ends) {
      yield { after, end };
      after = end;
    }
  }
}

function readEnds(actor: Actor, after: bigint, upTo: bigint): Promise<{ end: bigint }[]> {
  return readAs(actor, (db) =>
    db.$queryRaw<{ end: bigint }[]>(sql`
      SELECT pg_catalog.max(seq) AS "end"
      FROM (SELECT seq, (pg_catalog.row_number() OVER (ORDER BY seq) - 1) / ${sql([String(A_PAGE)])} AS page
              FROM (SELECT seq FROM activity_seal WHERE seq > ${after} AND seq <= ${upTo}
                     ORDER BY seq LIMIT ${sql([String(A_PAGE * PAGES_AHEAD)])}) s) numbered
      GROUP BY page ORDER BY page`),
  );
}

async function readPage(actor: Actor, { after, end }: Span): Promise<string> {
  const [page] = await readAs(actor, (db) =>
    db.$queryRaw<{ text: string | null }[]>(sql`
      SELECT pg_catalog.string_agg(line, E'\n' ORDER BY seq) AS text
      FROM (SELECT s.seq, ${proofLine} AS line
              FROM (SELECT seq, event_id, prev_hash, hash FROM activity_seal
                     WHERE seq > ${after} AND seq <= ${end} ORDER BY seq) s
              -- Each by its key: whatever the planner believes, a page must not cost the whole table.
              LEFT JOIN LATERAL (SELECT * FROM activity_event e WHERE e.id = s.event_id LIMIT 1) a ON true) page`),
  );
  return page?.text ? `${page.text}\n` : '';
}

/** A number below one is a fault too, and has to be seen. */
const BEFORE_ALL = -(2n ** 63n);
