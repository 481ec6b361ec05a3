import { getPromiseTime } from '@/domain/calls/get-promise-time';
import { logCall } from '@/domain/calls/log-call';
import type { EmployeeActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newIdAt } from '@/lib/ids';
import type { ClientKey } from '../world/clients/all-clients';
import type { World } from '../world/world';

/** What the account manager has heard this morning, and has promised an answer to. */
const HEARD: readonly { client: ClientKey; minutesAgo: number; said: string }[] = [
  {
    client: 'okonkwo',
    minutesAgo: 95,
    said: 'Asked to be called back about the trust’s year end.',
  },
  { client: 'lark', minutesAgo: 40, said: 'When will the October close be done?' },
];

/** Writes down a few calls as the product does, each promised an answer as the firm promises it. */
export async function logCalls(world: World): Promise<void> {
  for (const { client: key, minutesAgo, said } of HEARD) {
    const client = world.clients.get(key);
    const [contact] = client?.contacts ?? [];
    if (!client || !contact) continue;
    const { manager } = client;
    const actor: EmployeeActor = {
      kind: manager.role,
      personId: manager.personId,
      employeeId: manager.id,
      sessionId: manager.sessionId,
    };
    const at = new Date(world.calendar.now.getTime() - minutesAgo * 60_000);
    await withClock(at, async () => {
      const { replyBy } = await getPromiseTime(actor);
      await logCall(actor, {
        key: newIdAt(at),
        clientId: client.id,
        contactId: contact.id,
        channel: 'call',
        topic: 'other',
        said,
        promisedAt: replyBy,
      });
    });
  }
}
