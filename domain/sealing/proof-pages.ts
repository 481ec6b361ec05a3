import { setImmediate as aTurn } from 'node:timers/promises';
import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { proofLine } from './canonical';

/** So many lines come as one text: taking each apart on the way costs more than making it. */
const A_PAGE = 500;

type Page = { text: string | null; last: bigint | null };

/**
 * The lines of the proof from the first seal to `upTo` (to the last one unless told), page by page, each line with its end. The
 * next page is on its way while one is worked on.
 */
export async function* proofPages(actor: Actor, upTo?: number): AsyncGenerator<string> {
  let next = readPage(actor, null, upTo);
  for (;;) {
    const { text, last } = await next;
    if (text === null || last === null) return;
    next = readPage(actor, last, upTo);
    // Whoever stops half-way does not wait for it.
    next.catch(() => undefined);
    // What is asked leaves at the end of a turn, and whoever takes this page may keep the loop busy with it.
    await aTurn();
    await aTurn();
    yield `${text}\n`;
  }
}

async function readPage(actor: Actor, after: bigint | null, upTo?: number): Promise<Page> {
  const [page] = await readAs(actor, (db) =>
    db.$queryRaw<Page[]>(sql`
      SELECT pg_catalog.string_agg(line, E'\n' ORDER BY seq) AS text, pg_catalog.max(seq) AS last
      FROM (SELECT s.seq, ${proofLine} AS line
              FROM (SELECT seq, event_id, prev_hash, hash FROM activity_seal
                     WHERE seq > ${after ?? BEFORE_ALL} AND seq <= ${BigInt(upTo ?? Number.MAX_SAFE_INTEGER)}
                     ORDER BY seq LIMIT ${sql([String(A_PAGE)])}) s
              -- Each by its key: whatever the planner believes, a page must not cost the whole table.
              LEFT JOIN LATERAL (SELECT * FROM activity_event e WHERE e.id = s.event_id LIMIT 1) a ON true) page`),
  );
  return page ?? { text: null, last: null };
}

/** A number below one is a fault too, and has to be seen. */
const BEFORE_ALL = -(2n ** 63n);
