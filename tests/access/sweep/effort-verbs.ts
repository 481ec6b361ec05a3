import { periodOf } from '@/domain/effort/effort-filter';
import { exportAttempts } from '@/domain/effort/export-attempts';
import { getClientEffort } from '@/domain/effort/get-client-effort';
import { getEffort } from '@/domain/effort/get-effort';
import { keepUsualEffort } from '@/domain/effort/keep-usual';
import { listAttempts } from '@/domain/effort/list-attempts';
import { listEffortBy } from '@/domain/effort/list-effort-by';
import { refreshEffort } from '@/domain/effort/refresh-effort';
import { sweepEffort } from '@/domain/effort/sweep-effort';
import { getJourney } from '@/domain/journeys/get-journey';
import { listStopped } from '@/domain/journeys/list-stopped';
import { JOB } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ruth } = cast;
const zone = 'UTC';
const filter = { days: 90 } as const;
const within = () => ({ period: periodOf(90, todayIn(zone), zone), zone });

/** Effort and journeys: the worker's to observe, and to be seen by whoever looks after the client. */
export const effortVerbs: Registry = {
  'domain/effort/sweep-effort#sweepEffort': {
    call: (actor) => sweepEffort(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/effort/refresh-effort#refreshEffort': {
    call: (actor, { clientId }) => refreshEffort(actor, clientId),
    rightful: JOB,
    kind: 'few',
  },
  'domain/effort/keep-usual#keepUsualEffort': {
    call: (actor) => keepUsualEffort(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/effort/get-effort#getEffort': {
    call: (actor) => getEffort(actor, filter, within()),
    rightful: ruth,
    kind: 'list',
  },
  'domain/effort/list-effort-by#listEffortBy': {
    call: (actor) => listEffortBy(actor, 'clients', { filter, most: 100, ...within() }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/effort/list-attempts#listAttempts': {
    call: (actor) => listAttempts(actor, filter, within()),
    rightful: ruth,
    kind: 'list',
  },
  'domain/effort/get-client-effort#getClientEffort': {
    call: (actor, { client }) => getClientEffort(actor, { client }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/effort/export-attempts#exportAttempts': {
    call: async (actor) => {
      const { portions } = await exportAttempts(actor, filter);
      const told = [];
      for await (const attempts of portions) told.push(...attempts);
      return told;
    },
    rightful: ruth,
    kind: 'own',
  },
  'domain/journeys/get-journey#getJourney': {
    call: (actor) => getJourney(actor, 'first_weeks', within().period),
    rightful: ruth,
    kind: 'list',
  },
  'domain/journeys/list-stopped#listStopped': {
    call: (actor) => listStopped(actor, 'help', within().period),
    rightful: ruth,
    kind: 'list',
  },
};
