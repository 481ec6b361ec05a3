import { sql, type Sql, sqlEmpty, sqlJoin } from '@/lib/db';
import type { Asked, Spellings } from './find-spellings';

/** How else than by its title alone a document is found, or in place of that where it says both in one go. */
export type InTexts = { where: Sql; isWhole: boolean };

/**
 * Of a word that stands in more texts than this, only the newest documents are looked at by whoever sees very many: all words
 * have to be there, and of those typed the rarest decides.
 */
const MOST_OF_A_WORD = 1_000;

/**
 * Whether a document `x`, with an id and the `text` that stands for its title, has each typed word in the one or the other.
 *
 * @param titles for each typed word, how the title says it
 */
export function inTexts(
  { asked, seesFew }: Spellings,
  as: 'written' | 'close',
  titles: readonly Sql[],
): InTexts {
  const known = asked.filter((part) => part[as].length > 0);
  if (known.length === 0) return { where: sql`false`, isWhole: false };
  const each = titles.map((title, place) => {
    const parts = asked.filter((part) => part.place === place);
    const isInSome = parts.length > 0 && parts.every((part) => known.includes(part));
    if (!isInSome) return title;
    return sql`(${title} OR (${sqlJoin(
      parts.map((part) => inText(part[as])),
      ' AND ',
    )}))`;
  });
  const all = sqlJoin(each, ' AND ');
  if (seesFew) return { where: sql`(${all})`, isWhole: false };
  // Of very many titles each comparison counts: what has all words in its title has one of them there, and is not asked twice.
  const isWhole = titles.length > 1;
  const orInTitle = isWhole ? sql`OR ${sqlJoin([...titles], ' OR ')}` : sqlEmpty;
  return { where: sql`((x.id IN (${candidates(known, as)}) ${orInTitle}) AND ${all})`, isWhole };
}

/** OFFSET 0 has it asked of each document: PostgreSQL would rather make a list of all that have the word. */
function inText(numbers: readonly bigint[]): Sql {
  return sql`EXISTS (SELECT 1 FROM document_word w WHERE w.document_id = x.id AND w.word = ANY (${numbers}::bigint[]) OFFSET 0)`;
}

/** What has all words in its text has the rarest of them, so that its list is enough. */
function candidates(asked: readonly Asked[], as: 'written' | 'close'): Sql {
  const lists = asked.map(
    (part, at) => sql`
      (SELECT ${at}::int AS part, w.document_id FROM unnest(${part[as]}::bigint[]) n(word)
       CROSS JOIN LATERAL (SELECT d.document_id FROM document_word d WHERE d.word = n.word
                           ORDER BY d.document_id DESC LIMIT ${MOST_OF_A_WORD}) w
       LIMIT ${2 * MOST_OF_A_WORD})`,
  );
  return sql`
    WITH list AS MATERIALIZED (${sqlJoin(lists, ' UNION ALL ')})
    SELECT l.document_id FROM list l WHERE l.part = (SELECT s.part FROM list s GROUP BY s.part ORDER BY count(*) LIMIT 1)`;
}
