import type { ValueOf } from './fields';
import { VOCABULARY } from './vocabulary';

type Vocabulary = typeof VOCABULARY;

/** One of the closed list of what can happen: `invoice.viewed`, `payment.failed`, ... */
export type EventType = keyof Vocabulary;

/** Who did it, not who recorded it. Only `client` counts as the client's own act. */
export const BYS = ['client', 'staff', 'system', 'scanner', 'bot'] as const;
export type By = (typeof BYS)[number];

/** What an event can be done to. The first ten are on the wire since version 1; the others are the firm's own. */
export const SUBJECT_KINDS = [
  'invoice',
  'payment',
  'document',
  'request',
  'page',
  'article',
  'conversation',
  'complaint',
  'agreement',
  'survey',
  'client',
  'contact',
  'employee',
  'credit_note',
  'signal',
  'case',
  'session',
  'device',
  'passkey',
  'person',
  'cause',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What an event was done to: a TypeID (`in_…`), or the path of a page. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

type KindOf<T extends EventType> = Vocabulary[T]['subject'] extends readonly (infer K)[]
  ? Extract<K, SubjectKind>
  : never;

/** The subject that a type carries; null where it is done to nothing. */
export type SubjectOf<T extends EventType> = [KindOf<T>] extends [never]
  ? null
  : { kind: KindOf<T>; id: string };

type Fields<T extends EventType> = Vocabulary[T]['data'];
type DetailKeys<F> = {
  [K in keyof F]: F[K] extends { kind: 'detail' | 'personal' } ? K : never;
}[keyof F];

/** The data that a writer gives with a type: every listed field, and nothing else. */
export type EventData<T extends EventType> = { [K in keyof Fields<T>]: ValueOf<Fields<T>[K]> };

/** The data that a reader can count on: details that no rule judges by may be absent, and what is personal may be erased. */
export type ReadData<T extends EventType> = Omit<EventData<T>, DetailKeys<Fields<T>>> &
  Partial<Pick<EventData<T>, Extract<DetailKeys<Fields<T>>, keyof EventData<T>>>>;

interface Envelope {
  /** A UUIDv7, unique. */
  id: string;
  /** The client firm it concerns (`cl_…`); null for an attempt that could not be tied to one. */
  client: string | null;
  /** The person at the client (`co_…`), or null. */
  contact: string | null;
  by: By;
  /** One visit (`vi_…`): events of one contact with gaps under 30 minutes; null outside a visit. */
  visit: string | null;
}

/** One event as it stands on the wire; `at` is an instant in RFC 3339, UTC, with milliseconds. */
export type ActivityEvent = {
  [T in EventType]: Envelope & {
    at: string;
    type: T;
    subject: SubjectOf<T>;
    data: EventData<T>;
  };
}[EventType];

/** One event as a reader holds it: checked, its instant in milliseconds since 1970. */
export type LoggedEvent = { [T in EventType]: LoggedEventOf<T> }[EventType];

/** A logged event of one type. */
export type LoggedEventOf<T extends EventType> = Envelope & {
  atMs: number;
  type: T;
  subject: SubjectOf<T>;
  data: ReadData<T>;
};

/** Every type of the vocabulary. */
export const EVENT_TYPES = Object.keys(VOCABULARY) as EventType[];

/** Tells a type of the vocabulary from any other text. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(VOCABULARY, type);
}
