import {
  Malformed,
  type PassedOver,
  readEvent,
  readEventValue,
} from '@/domain/activity/read-event';
import type { LoggedEvent } from '@/domain/activity/events';
import { publicId } from '@/lib/ids';

/** How a line of the log's own export begins, and no event of the wire. */
const SEALED = '{"seq":';
/** How the line begins that ends one. */
const CLOSING = '{"checkpoint":';

/**
 * Reads a line: an event of the wire, or one of the log's own export with its seal, whose ids are those of rows. What is
 * personal there is encrypted, and no rule judges by it. Null for the line that ends an export, and for what is gone.
 */
export function readAnyEvent(text: string): LoggedEvent | PassedOver | Malformed | null {
  if (text.startsWith(SEALED)) return readSealed(text);
  return text.startsWith(CLOSING) ? null : readEvent(text);
}

type Sealed = { event?: Record<string, unknown> };

function readSealed(text: string): LoggedEvent | PassedOver | Malformed | null {
  let event: Record<string, unknown> | undefined;
  try {
    ({ event } = JSON.parse(text) as Sealed);
  } catch {
    return new Malformed('not JSON');
  }
  if (typeof event !== 'object' || event === null) return new Malformed('"event" is no object');
  if (event.gone === true) return null;
  const { id, at, client, contact, by, visit, type, subjectKind, subject, data } = event;
  try {
    return readEventValue({
      ...{ id, at, by, type, data },
      client: shown('cl', client),
      contact: shown('co', contact),
      visit: shown('vi', visit),
      subject: subjectKind === null ? null : { kind: subjectKind, id: subject },
    });
  } catch {
    return new Malformed('an id is no UUID');
  }
}

function shown(prefix: 'cl' | 'co' | 'vi', id: unknown): unknown {
  return typeof id === 'string' ? publicId(prefix, id) : id;
}
