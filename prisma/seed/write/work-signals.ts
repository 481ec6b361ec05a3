import { dismissCase, type DismissReason } from '@/domain/friction/cases/dismiss-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { type EmployeeActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { chanceOf } from '../world/chance';
import type { ClientKey } from '../world/clients/all-clients';
import type { DemoClient, World } from '../world/world';

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
  const cases = await dbAs(JOB, (db) =>
    db.signalCase.findMany({
      where: { state: 'open' },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, clientId: true, raisedAt: true, signals: { select: { rule: true } } },
    }),
  );
  const chance = chanceOf('signals');
  for (const { id, clientId, raisedAt, signals } of cases) {
    const client = [...world.clients.values()].find((each) => each.id === clientId);
    if (!client) continue;
    const caseId = publicId('sc', id);
    const actor = managerOf(client);
    const at = new Date(raisedAt.getTime() + chance.whole(2, 26) * 3_600_000);
    const days = (world.calendar.now.getTime() - raisedAt.getTime()) / DAY_MS;
    const has = (rule: string) => signals.some((signal) => signal.rule === rule);
    if (days > (has('gone_quiet') ? OLD_SILENCE_DAYS : OLD_DAYS)) {
      const reason = chance.pick(REASONS);
      await withClock(at, () => dismissCase(actor, { caseId, reason }));
    } else if (TAKEN.includes(client.key) && has('contact_after_self_service')) {
      await withClock(at < world.calendar.now ? at : world.calendar.now, () =>
        takeCase(actor, { caseId }),
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
