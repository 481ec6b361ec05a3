import type { Actor, ActorKind } from '@/lib/actor';
import type { Translate } from '@/lib/translator';
import { authorize, AUTHORIZATION, type RightName, type Verb } from '../authorize';
import { placeOf, RIGHT_PLACES, type RightPlace } from './places';

/** Who stands in a column of their own: the people, as they are called in the catalogue (`rights.who`). */
export const RIGHT_HOLDERS = ['contact', 'onlooker', 'staff', 'manager', 'owner'] as const;
export type RightHolder = (typeof RIGHT_HOLDERS)[number];

export type RightRow = {
  verb: Verb;
  /** 'Send an invoice'. */
  words: string;
  /** Yes, no, or only with a right of a contact's. */
  holders: Record<RightHolder, 'yes' | 'no' | RightName>;
  /** What the portal does without anybody, and whoever is not known yet. */
  others: ActorKind[];
};

export type RightGroup = { place: RightPlace; title: string; rows: RightRow[] };

/**
 * Who may do what, in words: the very table that every verb asks, so that it says nothing else than what holds. Which rows
 * somebody may do it to is row-level security's to say.
 */
export function describeTable(actor: Actor, t: Translate): RightGroup[] {
  authorize(actor, 'rights.read');
  const rows = (Object.keys(AUTHORIZATION) as Verb[]).map((verb) => toRow(verb, t));
  return RIGHT_PLACES.map((place) => ({
    place,
    title: t(`rights.places.${place}`),
    rows: rows.filter(({ verb }) => placeOf(verb) === place),
  }));
}

function toRow(verb: Verb, t: Translate): RightRow {
  const { kinds, right } = AUTHORIZATION[verb];
  const of = (holder: RightHolder) => {
    if (!kinds.includes(holder)) return 'no';
    const isAtClient = holder === 'contact' || holder === 'onlooker';
    return (isAtClient && right) || 'yes';
  };
  return {
    verb,
    words: t(`rights.verbs.${verb}`),
    holders: {
      contact: of('contact'),
      onlooker: of('onlooker'),
      staff: of('staff'),
      manager: of('manager'),
      owner: of('owner'),
    },
    others: kinds.filter((kind) => !(RIGHT_HOLDERS as readonly ActorKind[]).includes(kind)),
  };
}
