import { BYS, EVENT_TYPES, type By, type EventType, type LoggedEvent } from './events';
import type { Field } from './fields';
import { readDay, readInstant } from './read-instant';
import { isWire, VOCABULARY, type EventShape } from './vocabulary';

/** A line that is no event: what is wrong with it, in a few words, never what it holds. */
export class Malformed {
  constructor(readonly reason: string) {}
}

/** A well-formed event of a type that this version does not know. */
export class PassedOver {
  constructor(
    readonly id: string,
    readonly atMs: number,
  ) {}
}

/**
 * Reads one event of the wire, a JSON text. Stricter than a shrug and laxer than the schema that writers are
 * held to: what a rule judges by must be there and of its kind; details may be absent, unlisted fields are not
 * looked at, and an unknown type is passed over, as is a type of the house's own that somebody else means otherwise. No zod: this is the path that millions of lines take.
 */
export function readEvent(text: string): LoggedEvent | PassedOver | Malformed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Malformed('not JSON');
  }
  return readEventValue(value);
}

/** Reads one event that has been parsed already; see `readEvent`. */
export function readEventValue(value: unknown): LoggedEvent | PassedOver | Malformed {
  if (!isRecord(value)) return new Malformed('not an object');
  const { id, at, client, contact = null, by, visit = null, type, subject = null } = value;
  if (!isId(id)) return new Malformed('"id" is missing or no text');
  const atMs = typeof at === 'string' ? readInstant(at) : Number.NaN;
  if (Number.isNaN(atMs)) return new Malformed('"at" is no instant in RFC 3339');
  if (client !== null && !isId(client)) return new Malformed('"client" is neither text nor null');
  if (contact !== null && !isId(contact))
    return new Malformed('"contact" is neither text nor null');
  if (!isBy(by)) return new Malformed(`"by" is none of ${BYS.join(', ')}`);
  if (visit !== null && !isId(visit)) return new Malformed('"visit" is neither text nor null');
  if (typeof type !== 'string') return new Malformed('"type" is missing or no text');
  if (subject !== null && !isSubject(subject)) return new Malformed('"subject" has no kind or id');
  const data = value.data ?? {};
  if (!isRecord(data)) return new Malformed('"data" is no object');

  const reader = readers.get(type);
  if (!reader) {
    return TYPE.test(type)
      ? new PassedOver(id, atMs)
      : new Malformed('"type" is not noun.happened');
  }
  if (reader.kinds && !(subject !== null && reader.kinds.includes(subject.kind))) {
    const reason = `"subject" of ${type} is no ${reader.kinds.join(' or ')}`;
    return isWire(type) ? new Malformed(reason) : new PassedOver(id, atMs);
  }
  for (const field of reader.fields) {
    const held = data[field.name];
    if (held === undefined ? field.needed : !field.holds(held)) {
      const reason = `"data.${field.name}" of ${type} is missing or of another kind`;
      return isWire(type) ? new Malformed(reason) : new PassedOver(id, atMs);
    }
  }
  // The checks above are those of the type's shape, which the compiler cannot follow through a table.
  return { id, atMs, client, contact, by, visit, type, subject, data } as LoggedEvent;
}

const TYPE = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;

interface FieldReader {
  name: string;
  needed: boolean;
  holds: (value: unknown) => boolean;
}

interface TypeReader {
  kinds: readonly string[] | null;
  fields: readonly FieldReader[];
}

const readers = new Map<string, TypeReader>(EVENT_TYPES.map((type) => [type, buildReader(type)]));

function buildReader(type: EventType): TypeReader {
  const shape: EventShape = VOCABULARY[type];
  const fields = Object.entries(shape.data).map(([name, field]) => ({
    name,
    needed: field.kind !== 'detail' && field.kind !== 'personal',
    holds: buildCheck(field),
  }));
  return { kinds: shape.subject, fields };
}

function buildCheck(field: Field): (value: unknown) => boolean {
  switch (field.kind) {
    case 'integer':
      return (value) => Number.isSafeInteger(value) && (value as number) >= field.min;
    case 'flag':
      return (value) => typeof value === 'boolean';
    case 'oneOf':
      return (value) => typeof value === 'string' && field.values.includes(value);
    case 'day':
      return (value) => typeof value === 'string' && !Number.isNaN(readDay(value));
    case 'names':
      return (value) => Array.isArray(value) && value.every((name) => typeof name === 'string');
    case 'line':
      return (value) => typeof value === 'string' || Number.isSafeInteger(value);
    case 'orNull': {
      const holds = buildCheck(field.of);
      return (value) => value === null || holds(value);
    }
    case 'detail':
    case 'personal':
      return buildDetailCheck(field.of);
    case 'text':
    case 'instant':
      return (value) => typeof value === 'string';
  }
}

/** A detail is held to its kind alone, so that a value added to a list later does not cost the event. */
function buildDetailCheck(field: Field): (value: unknown) => boolean {
  if (field.kind === 'oneOf') return (value) => typeof value === 'string';
  return buildCheck(field);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isBy(value: unknown): value is By {
  return (BYS as readonly unknown[]).includes(value);
}

function isSubject(value: unknown): value is { kind: string; id: string } {
  return isRecord(value) && typeof value.kind === 'string' && isId(value.id);
}
