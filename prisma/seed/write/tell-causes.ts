import { endCause } from '@/domain/causes/end-cause';
import { fixCause } from '@/domain/causes/fix-cause';
import { giveCause } from '@/domain/causes/give-cause';
import { measureCauses } from '@/domain/causes/measure-cause';
import { readMeasure } from '@/domain/causes/measure';
import { ownCause } from '@/domain/causes/own-cause';
import { proposeCause } from '@/domain/causes/propose-cause';
import { type EmployeeActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { newIdAt, publicId } from '@/lib/ids';
import type { EmployeeKey } from '../world/people';
import { FIXED_DAYS_AGO } from '../world/stories/causes';
import type { DemoEmployee, World } from '../world/world';

/** A cause as one would tell it; days are counted back from today. */
type Told = {
  sentence: string;
  remedy: string;
  by: EmployeeKey;
  proposedDaysAgo: number;
  owner?: EmployeeKey;
  /** When the fix is to be in. */
  dueInDays?: number;
  fixedDaysAgo?: number;
  /** What it is counted by, as the form says it. */
  measured: string;
  where?: string;
  /** Which signals are behind it: of these rules, from these days ago on; on a page where the measure names one. */
  signals: { rules: readonly string[]; sinceDaysAgo: number } | null;
  isNone?: true;
};

const causes: readonly Told[] = [
  {
    sentence: 'W-2s are filed under Payroll, and sought under Tax',
    remedy: 'Shown under both',
    ...{ by: 'leila', proposedDaysAgo: 61, owner: 'ruth', measured: 'search_empty' },
    fixedDaysAgo: FIXED_DAYS_AGO.search,
    signals: { rules: ['search_empty'], sinceDaysAgo: 118 },
  },
  {
    sentence: 'The form to invite a colleague turns an address back that has a blank behind it',
    remedy: 'A line of text under the field',
    ...{ by: 'tom', proposedDaysAgo: 64, owner: 'tom', measured: 'error_hit' },
    where: 'page:/people/new',
    fixedDaysAgo: FIXED_DAYS_AGO.invite,
    signals: { rules: ['error_hit'], sinceDaysAgo: 118 },
  },
  {
    sentence: 'Passwords are copied from our letter with the full stop behind them',
    remedy: 'No full stop, and a passkey is offered',
    ...{ by: 'mina', proposedDaysAgo: 33, owner: 'ingrid', measured: 'signin_struggle' },
    fixedDaysAgo: FIXED_DAYS_AGO.reset,
    signals: { rules: ['signin_struggle'], sinceDaysAgo: 118 },
  },
  {
    sentence: 'Engagement letters look like any other paper in the list',
    remedy: 'What asks for something stands on top',
    ...{ by: 'hugh', proposedDaysAgo: 6, owner: 'leila', dueInDays: 8 },
    measured: 'document_unopened',
    signals: { rules: ['document_unopened'], sinceDaysAgo: 14 },
  },
  {
    sentence: 'Clients want to talk, whatever the page says',
    remedy: '',
    ...{ by: 'hugh', proposedDaysAgo: 40, measured: 'contact', signals: null, isNone: true },
  },
  {
    sentence: 'A refused card leads nowhere: the bank is not offered in its place',
    remedy: 'Offer the bank on the same page',
    ...{ by: 'ruth', proposedDaysAgo: 0, measured: 'payment' },
    signals: { rules: ['payment_failed', 'checkout_abandoned'], sinceDaysAgo: 12 },
  },
];

const DAY_MS = 86_400_000;

/** Lets the firm's people say what is behind the signals, each at their time, by the product's own verbs; and counts it. */
export async function tellCauses(world: World): Promise<void> {
  for (const told of causes) await tell(world, told);
  await withClock(world.calendar.now, () => measureCauses(JOB));
}

async function tell(world: World, told: Told): Promise<void> {
  const { calendar, employees } = world;
  const at = (daysAgo: number) =>
    daysAgo === 0
      ? calendar.at(calendar.workday(), '10:40')
      : calendar.at(calendar.workdayBy(calendar.daysAgo(daysAgo)), '14:20');
  const proposedAt = at(told.proposedDaysAgo);
  const cause = publicId('ca', newIdAt(proposedAt));
  const found = told.signals ? await signalsOf(told, calendar.now) : [];
  // Ingrid sees all clients, and so all that is behind it.
  const { ingrid } = employees;
  const known = found.filter(({ raisedAt }) => raisedAt < proposedAt);
  await withClock(proposedAt, async () => {
    await proposeCause(actorOf(employees[told.by]), {
      ...{ id: cause, sentence: told.sentence, remedy: told.remedy, signals: [] },
      measure: readMeasure({ measured: told.measured, where: told.where ?? '' }),
    });
    if (known.length > 0) {
      await giveCause(actorOf(ingrid), { cause, signals: known.map(({ id }) => id) });
    }
  });
  if (told.owner) {
    const owner = publicId('em', employees[told.owner].id);
    const dueOn = told.dueInDays ? calendar.daysAgo(-told.dueInDays) : '';
    await withClock(new Date(proposedAt.getTime() + DAY_MS / 24), () =>
      ownCause(actorOf(ingrid), { cause, owner, dueOn }),
    );
    if (told.fixedDaysAgo) {
      const fixedOn = calendar.daysAgo(told.fixedDaysAgo);
      await withClock(calendar.at(fixedOn, '16:40'), () =>
        fixCause(actorOf(employees[told.owner ?? 'ingrid']), {
          ...{ cause, fixedOn, remedy: told.remedy },
        }),
      );
    }
  }
  for (const { id, raisedAt } of found.filter((signal) => !known.includes(signal))) {
    const later = new Date(Math.min(raisedAt.getTime() + DAY_MS / 8, calendar.now.getTime()));
    await withClock(later, () => giveCause(actorOf(ingrid), { cause, signals: [id] }));
  }
  if (told.isNone) {
    await withClock(new Date(proposedAt.getTime() + 2 * DAY_MS), () =>
      endCause(actorOf(ingrid), { cause, as: 'not_a_cause' }),
    );
  }
}

type Found = { id: string; raisedAt: Date };

async function signalsOf({ signals, where }: Told, now: Date): Promise<Found[]> {
  const since = new Date(now.getTime() - (signals?.sinceDaysAgo ?? 0) * DAY_MS);
  const page = where?.startsWith('page:') ? where.slice('page:'.length) : null;
  const rows = await dbAs(JOB, (db) =>
    db.$queryRaw<Found[]>(sql`
      SELECT id, raised_at AS "raisedAt" FROM signal
      WHERE rule = ANY (${[...(signals?.rules ?? [])]}::text[]) AND raised_at > ${since}::timestamptz
        AND state <> 'withdrawn' AND (${page}::text IS NULL OR subject_id = ${page}::text)
      ORDER BY raised_at, id`),
  );
  return rows.map(({ id, raisedAt }) => ({ id: publicId('si', id), raisedAt }));
}

function actorOf({ id, personId, role, sessionId }: DemoEmployee): EmployeeActor {
  return { kind: role, personId, employeeId: id, sessionId };
}
