import type Stripe from 'stripe';
import { EVENT_LIFE_SECONDS } from '../emit';
import { noSuch, refused } from '../errors';
import { createdFilter, pageOf } from '../lists';
import type { Desk } from '../desk';
import type { Call, Route } from './call';

export const eventRoutes: Route[] = [
  ['GET', '/v1/events', listEvents],
  [
    'GET',
    '/v1/events/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findEvent(desk, id);
    },
  ],
];

const MAX_TYPES = 20;

/** @throws ApiError 404, also for an event that is older than 30 days. */
export function findEvent(desk: Desk, id: string): Stripe.Event {
  const event = desk.store.get('event', id);
  if (!event || !isAlive(desk, event)) throw noSuch('event', id, 'id');
  return event;
}

function isAlive(desk: Desk, event: Stripe.Event): boolean {
  return event.created >= desk.clock.seconds() - EVENT_LIFE_SECONDS;
}

function listEvents({ desk, params }: Call): object {
  const type = params.text('type');
  const types = params.texts('types');
  if (type !== undefined && types !== undefined) {
    throw refused('You may pass either `type` or `types`, but not both.', 'types');
  }
  if (types && types.length > MAX_TYPES) {
    throw refused(`You may pass up to ${MAX_TYPES} types.`, 'types');
  }
  const created = createdFilter(params);
  const delivered = params.flag('delivery_success');
  const wanted = types ?? (type === undefined ? undefined : [type]);
  const rows = desk.store
    .newest('event')
    .filter((event) => isAlive(desk, event) && created(event.created))
    .filter((event) => !wanted || wanted.some((one) => fits(event.type, one)))
    .filter((event) => delivered === undefined || (event.pending_webhooks === 0) === delivered);
  const page = pageOf(rows, params, '/v1/events', 'event');
  params.finish();
  return page;
}

/** `charge.*` stands for all types that begin with `charge.`. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
