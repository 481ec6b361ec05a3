import { dismissCase, type DismissReason } from '@/domain/friction/cases/dismiss-case';
import { settleCase } from '@/domain/friction/cases/settle-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { refreshSignals } from '@/domain/friction/refresh-signals';
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
/** What is behind these somebody has heard of (`tellCauses`). */
const CAUSED = ['search_empty', 'error_hit', 'signin_struggle', 'document_unopened'];
/** Whose trouble somebody is on already. */
const TAKEN: readonly ClientKey[] = ['mcallister'];

/** Lets the product find the signals, as its worker would: the old ones first, which somebody has worked since. */
export async function workSignals(world: World): Promise<void> {
  const { now } = world.calendar;
  await refreshAll(world, new Date(now.getTime() - OLD_DAYS * DAY_MS));
  await workCases(world);
  await refreshAll(world, now);
  await tellCauses(world);
  await workCases(world);
}

async function refreshAll(world: World, at: Date): Promise<void> {
  for (const client of world.clients.values()) {
    await withClock(at, () => refreshSignals(JOB, client.id));
  }
}

async function workCases(world: World): Promise<void> {
  const cases = await dbAs(JOB, (db) =>
    db.signalCase.findMany({
      where: { state: 'open' },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, clientId: true, rootKind: true, raisedAt: true },
        signals: { select: { rule: true } },
      },
    }),
  );
  const chance = chanceOf('signals');
  for (const { id, clientId, rootKind, raisedAt, signals } of cases) {
    const client = [...world.clients.values()].find((each) => each.id === clientId);
    if (!client) continue;
    const caseId = publicId('sc', id);
    const actor = managerOf(client);
    const at = new Date(raisedAt.getTime() + chance.whole(2, 26) * 3_600_000);
    const days = (world.calendar.now.getTime() - raisedAt.getTime()) / DAY_MS;
    const has = (rule: string) => signals.some((signal) => signal.rule === rule);
    if (days > (has('gone_quiet') ? OLD_SILENCE_DAYS : OLD_DAYS)) {
      const reason = signals.some(({ rule }) => CAUSED.includes(rule))
        ? 'known'
        : chance.pick(REASONS);
      // What is about the client as a whole is made good: to dismiss it would silence what comes after.
      await withClock(at, () =>
        rootKind ? dismissCase(actor, { caseId, reason }) : settleCase(actor, { caseId }),
      );
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
