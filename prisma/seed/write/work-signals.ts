import { dismissSignal, type DismissReason } from '@/domain/friction/dismiss-signal';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { takeSignal } from '@/domain/friction/take-signal';
import { type EmployeeActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { chanceOf } from '../world/chance';
import type { ClientKey } from '../world/clients/all-clients';
import type { DemoClient, World } from '../world/world';
import { tellCauses } from './tell-causes';

const DAY_MS = 86_400_000;
/** What is older than this, somebody has seen to; whom nobody heard of, they go on watching. */
const OLD_DAYS = 20;
const OLD_SILENCE_DAYS = 60;
const REASONS: readonly DismissReason[] = ['known', 'known', 'not_important', 'not_real'];
/** Whose trouble somebody is on already. */
const TAKEN: readonly ClientKey[] = ['mcallister'];

/** Lets the product find the signals, as its worker would, and has the old ones worked. */
export async function workSignals(world: World): Promise<void> {
  for (const client of world.clients.values()) {
    await withClock(world.calendar.now, () => refreshSignals(JOB, client.id));
  }
  await tellCauses(world);
  const signals = await dbAs(JOB, (db) =>
    db.signal.findMany({
      where: { state: 'open' },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, clientId: true, rule: true, raisedAt: true, cause: true },
    }),
  );
  const chance = chanceOf('signals');
  for (const { id, clientId, raisedAt, rule, cause } of signals) {
    const client = [...world.clients.values()].find((each) => each.id === clientId);
    if (!client) continue;
    const signalId = publicId('si', id);
    const actor = managerOf(client);
    const at = new Date(raisedAt.getTime() + chance.whole(2, 26) * 3_600_000);
    const days = (world.calendar.now.getTime() - raisedAt.getTime()) / DAY_MS;
    if (days > (rule === 'gone_quiet' ? OLD_SILENCE_DAYS : OLD_DAYS)) {
      // Of what is behind one somebody has heard.
      const reason = cause ? 'known' : chance.pick(REASONS);
      await withClock(at, () => dismissSignal(actor, { signalId, reason }));
    } else if (TAKEN.includes(client.key) && rule === 'contact_after_self_service') {
      await withClock(at < world.calendar.now ? at : world.calendar.now, () =>
        takeSignal(actor, { signalId }),
      );
    }
  }
}

function managerOf({ manager }: DemoClient): EmployeeActor {
  return {
    kind: manager.role,
    personId: manager.personId,
    employeeId: manager.id,
    sessionId: manager.sessionId,
  };
}
