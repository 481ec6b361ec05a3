import { coreName, foldText, trigramSimilarity } from '../words/fold-text';

/** A client that a file may belong to. */
export type MatchableClient = { id: string; name: string; latinName: string | null; left: boolean };

/** How a client was found, as the page says it in words. */
export type MatchedBy = 'number' | 'name' | 'filename' | 'folder' | 'list' | 'chosen';

export type Match = {
  /** Set only where nothing speaks for anybody else. */
  clientId: string | null;
  matchedBy: MatchedBy | null;
  /** Whose it may be, the likeliest first, where that is not certain. */
  candidates: string[];
};

type File = {
  filename: string;
  /** Empty where it came alone. */
  folder?: string;
  /** Of the first pages; empty where there is none to read. */
  text: string;
  /** Clients whose own number (an invoice's, or the client's id) stands in the name or in the text. */
  numbered: readonly string[];
};

const MOST_CANDIDATES = 5;
/** A word that stands in more clients' names than this says nothing. */
const COMMON_WORD = 3;
const SHORTEST_WORD = 4;
const LIKE = 0.45;

/**
 * Whose a file is: by a number of theirs, or by the whole name in the file's name, in that of its folder, or in its text. One
 * answer is a match; two that differ, a name that is only like one, or a client who has left, are candidates for staff
 * to choose from, since a paper that reaches the wrong client cannot be called back.
 */
export function matchClient(file: File, clients: readonly MatchableClient[]): Match {
  const inName = withWholeName(file.filename, clients);
  const inFolder = withWholeName(file.folder ?? '', clients);
  const inText = withWholeName(file.text, clients);
  const all = [...new Set([...file.numbered, ...inName, ...inFolder, ...inText])];
  const matchedBy = file.numbered.length
    ? 'number'
    : inName.length
      ? 'filename'
      : inFolder.length
        ? 'folder'
        : 'name';
  const [only] = all;
  if (only === undefined) return likely(file, clients);
  const hasLeft = clients.find(({ id }) => id === only)?.left ?? true;
  if (all.length === 1 && !hasLeft) return { clientId: only, matchedBy, candidates: [] };
  return { clientId: null, matchedBy, candidates: all.slice(0, MOST_CANDIDATES) };
}

/** The clients whose whole name stands in a text; "Lark Lane" there does not count for "Lark". */
function withWholeName(text: string, clients: readonly MatchableClient[]): string[] {
  let left = foldText(text);
  const names = clients
    .flatMap(({ id, name, latinName }) =>
      [name, latinName ?? ''].map((each) => ({ id, core: coreName(each) })),
    )
    .filter(({ core }) => core.replaceAll(' ', '').length >= (isSpaced(core) ? 3 : 2))
    .sort((a, b) => b.core.length - a.core.length);
  const found: string[] = [];
  for (let at = 0; at < names.length;) {
    const core = names[at]?.core ?? '';
    const same = names.slice(at).filter((each) => each.core === core);
    at += same.length;
    const sought = isSpaced(core) ? ` ${core} ` : core;
    if (!left.includes(sought)) continue;
    found.push(...same.map(({ id }) => id));
    left = left.replaceAll(sought, ' | ');
  }
  return [...new Set(found)];
}

/** Clients of whose name a telling word stands in the file's or its folder's name, or nearly; and else in its text. */
function likely(file: File, clients: readonly MatchableClient[]): Match {
  const words = tellingWords(clients);
  for (const [text, matchedBy, mistyped] of [
    [file.filename, 'filename', true],
    [file.folder ?? '', 'folder', true],
    [file.text.slice(0, 2000), 'name', false],
  ] as const) {
    const present = new Set(foldText(text).trim().split(' '));
    const scores = clients
      .map(({ id }) => ({ id, score: scoreOf(words.get(id) ?? [], present, mistyped) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    if (scores.length) {
      return {
        clientId: null,
        matchedBy,
        candidates: scores.slice(0, MOST_CANDIDATES).map(({ id }) => id),
      };
    }
  }
  return { clientId: null, matchedBy: null, candidates: [] };
}

function scoreOf(
  words: readonly string[],
  present: ReadonlySet<string>,
  mistyped: boolean,
): number {
  let score = 0;
  for (const word of words) {
    if (present.has(word)) score += word.length;
    else if (mistyped && [...present].some((each) => isLike(word, each))) score += word.length / 2;
  }
  return score;
}

function isLike(word: string, other: string): boolean {
  return (
    word.length > SHORTEST_WORD &&
    Math.abs(word.length - other.length) <= 2 &&
    trigramSimilarity(word, other) >= LIKE
  );
}

/** For each client the words of its name that hardly any other client's has. */
function tellingWords(clients: readonly MatchableClient[]): Map<string, string[]> {
  const mine = clients.map(({ id, name, latinName }) => ({
    id,
    words: new Set(
      `${coreName(name)} ${coreName(latinName ?? '')}`
        .split(' ')
        .filter((word) => word.length >= SHORTEST_WORD),
    ),
  }));
  const counts = new Map<string, number>();
  for (const { words } of mine)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    mine.map(({ id, words }) => [
      id,
      [...words].filter((word) => (counts.get(word) ?? 0) <= COMMON_WORD),
    ]),
  );
}

/** Chinese and Japanese put no spaces between words. */
function isSpaced(core: string): boolean {
  return !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(core);
}
