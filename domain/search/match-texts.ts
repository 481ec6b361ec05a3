import { sql, sqlEmpty, sqlJoin } from '@/lib/db';
import type { Asked, Spellings } from './find-spellings';

type Fragment = ReturnType<typeof sql>;

/**
 * Of a word that stands in more texts than this, only the newest documents are looked at by whoever sees very many: all words
 * have to be there, and of those typed the rarest decides.
 */
const MOST_OF_A_WORD = 2_000;

/**
 * Whether a document `x`, with an id and the `text` that stands for its title, has each typed word in the one or the other.
 *
 * @param titles for each typed word, how the title says it
 */
export function inTexts(
  { asked, seesFew }: Spellings,
  as: 'written' | 'close',
  titles: readonly Fragment[],
): Fragment {
  if (asked.length === 0) return sql`false`;
  const each = titles.map((title, place) => {
    const parts = asked.filter((part) => part.place === place);
    return parts.length
      ? sql`(${title} OR (${sqlJoin(
          parts.map((part) => inText(part[as])),
          ' AND ',
        )}))`
      : title;
  });
  const all = sqlJoin(each, ' AND ');
  return seesFew
    ? sql`(${all})`
    : sql`((x.id IN (${candidates(asked, as)}) ${orInTitle(titles)}) AND ${all})`;
}

function inText(numbers: readonly bigint[]): Fragment {
  return sql`EXISTS (SELECT 1 FROM document_word w WHERE w.document_id = x.id AND w.word = ANY (${numbers}::bigint[]))`;
}

/** With one word alone, what has it in its title was found by that already. */
function orInTitle(titles: readonly Fragment[]): Fragment {
  return titles.length > 1 ? sql`OR ${sqlJoin([...titles], ' OR ')}` : sqlEmpty;
}

function candidates(asked: readonly Asked[], as: 'written' | 'close'): Fragment {
  const lists = asked.map(
    (part) => sql`
      (SELECT w.document_id FROM unnest(${part[as]}::bigint[]) n(word)
       CROSS JOIN LATERAL (SELECT d.document_id FROM document_word d WHERE d.word = n.word
                           ORDER BY d.document_id DESC LIMIT ${MOST_OF_A_WORD}) w
       LIMIT ${2 * MOST_OF_A_WORD})`,
  );
  return sqlJoin(lists, ' UNION ALL ');
}
