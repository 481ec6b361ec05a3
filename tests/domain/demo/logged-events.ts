import type { LoggedEvent } from '@/domain/activity/events';
import { publicId } from '@/lib/ids';
import type { World } from '@/prisma/seed/world/world';

type Row = World['rows']['activityEvent'][number];

/** A row of the log as it stands on the wire. */
export function wireEvent(row: Row) {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    client: row.clientId ? publicId('cl', row.clientId) : null,
    contact: row.contactId ? publicId('co', row.contactId) : null,
    by: row.by,
    visit: row.visitId ? publicId('vi', row.visitId) : null,
    type: row.type,
    subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
    data: row.data,
  };
}

/** The log of a planned demo as the detector reads it. */
export function loggedEvents(world: World): LoggedEvent[] {
  return world.rows.activityEvent.map((row) => {
    const { at, ...event } = wireEvent(row);
    return { ...event, atMs: Date.parse(at) } as LoggedEvent;
  });
}
