import type { EventType } from '@/domain/activity/events';
import { partData, sealPersonal } from '@/domain/activity/personal';
import { monthOf, type OpenKey } from '@/domain/person-keys/key-holder';
import { freshKey } from '@/domain/person-keys/make-key';
import type { Rows } from '../world/rows';

type Holder = { personId: string; month: null } | { personId: null; month: string };

/** Encrypts what is personal in the log as the product itself does: under its person's key, or its month's of nobody. */
export function encryptPersonal(rows: Rows): void {
  const people = new Map(rows.contact.map(({ id, personId }) => [id, personId]));
  const keys = new Map<string, OpenKey>();
  const keyOf = (holder: Holder) => {
    const name = holder.personId ?? holder.month;
    const known = keys.get(name);
    if (known) return known;
    const { key, ...kept } = freshKey();
    rows.personKey.push({ ...kept, ...holder });
    keys.set(name, { id: kept.id, key });
    return { id: kept.id, key };
  };
  for (const event of rows.activityEvent) {
    const data = event.data as Record<string, string | number | boolean | null>;
    const { plain, personal } = partData(event.type as EventType, data);
    const { reason, ip, userAgent } = event;
    if (!personal && !reason && !ip && !userAgent) continue;
    const theirs = event.by === 'client' && event.contactId ? people.get(event.contactId) : null;
    const personId = event.actorId ?? theirs;
    const key = keyOf(
      personId ? { personId, month: null } : { personId: null, month: monthOf(new Date(event.at)) },
    );
    const said = {
      ...(personal && { data: personal }),
      ...(reason && { reason }),
      ...(ip && { ip }),
      ...(userAgent && { userAgent }),
    };
    Object.assign(event, {
      data: plain,
      reason: reason ? '' : null,
      ip: null,
      userAgent: null,
      personal: sealPersonal(key.key, event.id, said),
      personKeyId: key.id,
    });
  }
}
