import type { KeyObject } from 'node:crypto';
import { sql } from '@/lib/db';
import { sealBytes } from '@/lib/sealed-bytes';
import { opener, type Sealed } from '../person-keys/open-sealed';
import type { EventType } from './events';
import { type EventShape, VOCABULARY } from './vocabulary';

/** What of an event is personal: fields of its data, why, from where, and with which browser. */
export type Personal = {
  data?: Record<string, unknown>;
  reason?: string;
  ip?: string;
  userAgent?: string;
};

/** Whether the personal part of an event is there, was erased for good, or can't be read here and now. */
export type PersonalState = 'whole' | 'erased' | 'unreadable';

const FIELDS = new Map<string, readonly string[]>(
  Object.entries<EventShape>(VOCABULARY).map(([type, { data }]) => [
    type,
    Object.keys(data).filter((name) => data[name]?.kind === 'personal'),
  ]),
);

/** Parts the data of an event in what is personal, null where nothing is, and the rest. */
export function partData(
  type: EventType,
  data: Readonly<Record<string, unknown>>,
): { plain: Record<string, unknown>; personal: Record<string, unknown> | null } {
  const names = FIELDS.get(type) ?? [];
  if (names.length === 0) return { plain: data, personal: null };
  const isPersonal = ([name]: [string, unknown]) => names.includes(name);
  const fields = Object.entries(data);
  return {
    plain: Object.fromEntries(fields.filter((field) => !isPersonal(field))),
    personal: Object.fromEntries(fields.filter(isPersonal)),
  };
}

/** Encrypts what is personal of one event, and binds it to that event. */
export function sealPersonal(
  key: KeyObject,
  eventId: string,
  personal: Personal,
): Uint8Array<ArrayBuffer> {
  return sealBytes(key, Buffer.from(JSON.stringify(personal), 'utf8'), eventId);
}

/** The column `personal` of a row of `activity_event a` that is joined by `PERSONAL_KEY`. */
export const PERSONAL = sql`
  CASE WHEN a.personal IS NOT NULL THEN json_build_object(
    'bytes', encode(a.personal, 'hex'), 'keyId', a.person_key_id, 'wrappedKey', encode(pk.wrapped_key, 'hex'),
    'wrappedBy', pk.key_id, 'isDestroyed', pk.destroyed_at IS NOT NULL) END AS personal`;

export const PERSONAL_KEY = sql`LEFT JOIN person_key pk ON pk.id = a.person_key_id`;

/** What is read of an event's personal part; nothing where it stands open in the row, as it did once, or is gone. */
export type ReadPersonal = { state: PersonalState; said: Personal };

/** Reads the personal parts of the rows of one answer, each with the column `personal`. */
export function personalReader(): (row: { id: string; personal: Sealed | null }) => ReadPersonal {
  const open = opener();
  return ({ id, personal }) => {
    if (!personal) return { state: 'whole', said: {} };
    const opened = open(personal, id);
    if (opened.state !== 'whole') return { state: opened.state, said: {} };
    return { state: 'whole', said: JSON.parse(opened.text) as Personal };
  };
}
