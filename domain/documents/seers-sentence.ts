import { firstName } from '@/lib/first-name';
import { asSentence, type Words } from '../invoices/words';
import type { SeerList, Seers } from './seers';

/** So many are named in a sentence; the others are counted. */
export const MOST_NAMED = 3;

type Shown = {
  seers: Seers;
  state: 'staging' | 'ready' | 'outgoing' | 'published' | 'withdrawn';
  client: { name: string } | null;
  /** What the client sent is theirs to see in every state. */
  request: unknown;
  /** A W-2 that one of those who are named on it has not agreed to have electronically. */
  isHeld?: boolean;
};

/** Who can see it, for the client: "Only you at Brightwater, and Ruth, Tom and Ingrid at Alder & Finch, can see this." */
export function seenByForClient(
  { seers }: Pick<Shown, 'seers'>,
  { client, firm }: { client: string; firm: string },
  words: Words,
): string {
  const alone = seers.client.count === 1 && seers.client.first[0]?.isReader ? 'yes' : 'no';
  return asSentence(
    words.t('documentSeers.client', {
      alone,
      names: namesOf(seers.client, words),
      client,
      people: firmNames(seers.firm, words),
      firm,
    }),
    words.locale,
  );
}

/** Who can see it, for the firm: "Dana Whitlock at Brightwater, and you, Ruth and Ingrid here, can see this." */
export function seenByForFirm(
  { seers, state, client, request, isHeld }: Shown,
  { t, locale, today }: Words,
): string {
  const words = { t, locale, today };
  const isOut = state === 'published' || Boolean(request);
  const case_ =
    !client || state === 'withdrawn'
      ? 'here_only'
      : seers.client.count === 0
        ? isOut
          ? isHeld
            ? 'held'
            : 'nobody'
          : 'nobody_then'
        : isOut
          ? 'both'
          : 'then';
  const people = firmNames(seers.firm, words);
  const names = namesOf(seers.client, words);
  return asSentence(
    t(`documentSeers.firm.${case_}`, { names, client: client?.name ?? '', people }),
    locale,
  );
}

/** Who at the client sees it and who here, for a row of the firm's list: "Dana Whitlock; here you, Ruth and Ingrid". */
export function seenByShort({ client, firm }: Seers, words: Words): string {
  return words.t('documentSeers.short', {
    count: client.count,
    names: namesOf(client, words),
    people: firmNames(firm, words),
  });
}

/** Who at the client sees it, for a row of their own list: "You and Marco Vianelli". */
export function seenAtClient(seers: SeerList, words: Words): string {
  const alone = seers.count === 1 && seers.first[0]?.isReader;
  return alone ? words.t('documents.only_you') : asSentence(namesOf(seers, words), words.locale);
}

/** Who at the firm sees a client's documents: "Ruth, Tom and Ingrid at Alder & Finch can see all of these." */
export function firmSeesAll(seers: SeerList, firm: string, words: Words): string {
  return asSentence(
    words.t('documentSeers.all_of_these', {
      count: seers.count,
      people: firmNames(seers, words),
      firm,
    }),
    words.locale,
  );
}

/** Whether a sentence leaves somebody out. */
export function isShortened({ client, firm }: Seers): boolean {
  return Math.max(client.count, firm.count) > MOST_NAMED;
}

function namesOf(seers: SeerList, words: Words): string {
  return listOf(seers, (name) => name, words);
}

/** By their first names, unless two of them are called the same. */
function firmNames(seers: SeerList, words: Words): string {
  const all = seers.first.map(({ name }) => firstName(name));
  const isOne = (first: string) => all.filter((each) => each === first).length === 1;
  return listOf(seers, (name) => (isOne(firstName(name)) ? firstName(name) : name), words);
}

function listOf(
  { first, count }: SeerList,
  call: (name: string) => string,
  { t, locale }: Words,
): string {
  const named = first.slice(0, MOST_NAMED);
  const names = named.map(({ name, isReader }) => (isReader ? t('documents.you') : call(name)));
  const others = count - named.length;
  const all = others > 0 ? [...names, t('documentSeers.others', { count: others })] : names;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(all);
}
