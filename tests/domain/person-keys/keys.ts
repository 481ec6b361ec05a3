import { recordActivity } from '@/domain/activity/record-activity';
import type { ContactActor, MachineActor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';

export const origin = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11) Firefox/140.0' };
const stranger: MachineActor = { kind: 'sign-in', origin };

function searched(db: Db, actor: ContactActor, query: string): Promise<string> {
  return recordActivity(
    db,
    { ...actor, origin },
    {
      type: 'search.performed',
      clientId: actor.clientId,
      subject: null,
      data: { query, results: 0 },
    },
  );
}

/** A contact looks for something and finds nothing. */
export const search = (actor: ContactActor, query: string) =>
  dbAs({ ...actor }, (db) => searched(db, actor, query));

/** Somebody tries to sign in at an address that nobody has. */
export const failedOfNobody = () =>
  dbAs({ ...stranger }, (db) =>
    recordActivity(db, stranger, {
      type: 'signin.failed',
      clientId: null,
      by: 'client',
      subject: null,
      data: { reason: 'unknown', ip: origin.ip },
    }),
  );

type Key = { id: string; person_id: string | null; wrapped_key: Buffer | null; gone: boolean };

/** The rows of a person's key: one at most. */
export const keysOf = (personId: string) =>
  ownerQuery<Key>(
    'SELECT id, person_id, wrapped_key, destroyed_at IS NOT NULL AS gone FROM person_key WHERE person_id = $1',
    [personId],
  );

export const byId = async (id: string) => (await logged('a.id = $1', [id]))[0];
