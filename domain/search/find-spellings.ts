import {
  beginningHint,
  type IndexKey,
  indexKeys,
  nearHints,
  wordNumber,
} from '@/domain/words/word-numbers';
import { typedWords } from '@/domain/words/text-words';
import { type Reads, sql } from '@/lib/db';

/**
 * One thing that a document has to have: a typed word in its title, or in its text one of the words that these numbers
 * stand for. A typed word of several parts asks for each of them.
 */
export type Asked = {
  /** The typed word, by its place. */
  place: number;
  /** As written; the last word typed may be the beginning of one. */
  written: bigint[];
  /** These, and what is about one letter away. */
  close: bigint[];
};

export type Spellings = {
  asked: Asked[];
  /** Whether the actor sees so few documents that each may be looked at. */
  seesFew: boolean;
};

/** Enough for a slip of the pen or an ending; more would be another word. */
const MOST_EACH = 40;
const MOST_ASKED = 16;
const FEW = 3_000;

type Hint = { hint: bigint; isNear: boolean };
type Found = { hint: bigint; word: bigint; seesFew: boolean };

/**
 * What typed words may stand for in the texts of documents, of which only numbers are known: for each key that is in use
 * the word itself, what begins with the last one, and what is about one letter away. One statement.
 */
export async function findSpellings(
  db: Reads,
  words: readonly string[],
  clientId: string | null,
): Promise<Spellings> {
  const keys = indexKeys();
  const parts = words
    .flatMap((word, place) => typedWords(word).map((part) => ({ place, part })))
    .slice(0, MOST_ASKED);
  const hints = parts.map(({ part }, at) =>
    keys.flatMap((key) => hintsFor(key, part, at === parts.length - 1)),
  );
  const themselves = parts.map(({ part }) => keys.map((key) => wordNumber(key, part)));
  const sought = [...new Set([...themselves.flat(), ...hints.flat().map(({ hint }) => hint)])];
  const found = await db.$queryRaw<Found[]>(sql`
    SELECT s.hint, s.word, few."seesFew"
    FROM (SELECT ${clientId !== null} OR count(*) <= ${FEW} AS "seesFew"
          FROM (SELECT FROM document d WHERE ${clientId === null} LIMIT ${FEW + 1}) d) few
    LEFT JOIN search_word s ON s.hint = ANY (${sought}::bigint[])`);
  const known = new Set(found.map(({ hint }) => hint));
  return {
    seesFew: found[0]?.seesFew ?? true,
    asked: parts.map(({ place }, at) => {
      // A word that stands in some text leads to itself, too.
      const itself = (themselves[at] ?? []).filter((number) => known.has(number));
      const ledTo = (isNear: boolean) =>
        (hints[at] ?? [])
          .filter((hint) => hint.isNear === isNear)
          .flatMap(({ hint }) => found.filter((row) => row.hint === hint).map(({ word }) => word));
      const written = [...new Set([...itself, ...ledTo(false)])].slice(0, MOST_EACH);
      const close = [...new Set([...written, ...ledTo(true)])].slice(0, 2 * MOST_EACH);
      return { place, written, close };
    }),
  };
}

function hintsFor(key: IndexKey, part: string, isLast: boolean): Hint[] {
  const beginning = isLast ? beginningHint(key, part) : null;
  return [
    ...nearHints(key, part).map((hint) => ({ hint, isNear: true })),
    ...(beginning === null ? [] : [{ hint: beginning, isNear: false }]),
  ];
}
