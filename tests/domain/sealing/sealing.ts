import { recordActivity } from '@/domain/activity/record-activity';
import { A_BATCH, sealEvents } from '@/domain/sealing/seal-events';
import { type ContactActor, JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** A contact looks at a page. */
export function look(actor: ContactActor = cast.dana, path = '/invoices'): Promise<string> {
  return dbAs({ ...actor }, (db) =>
    recordActivity(db, actor, {
      type: 'page.viewed',
      clientId: actor.clientId,
      subject: { kind: 'page', id: path },
      data: { path, dwellMs: 1000 },
    }),
  );
}

export async function sealAll(): Promise<void> {
  while ((await sealEvents({ ...JOB })) === A_BATCH);
}

const TABLES = ['activity_event', 'activity_unsealed', 'activity_seal', 'activity_checkpoint'];

/** Does something to the log as a superuser would, past triggers where `past` says so. */
export async function tamper(...statements: string[]): Promise<void> {
  await ownerQuery(statements.join(';'));
}

/** Past every trigger. */
export function pastTriggers(statement: string): string {
  return `SET session_replication_role = replica; ${statement}; RESET session_replication_role`;
}

/** Keeps the log as it is, for `putBack`. */
export async function keepLog(): Promise<void> {
  await ownerQuery('CREATE SCHEMA IF NOT EXISTS kept');
  for (const table of TABLES) {
    await ownerQuery(`DROP TABLE IF EXISTS kept.${table}`);
    await ownerQuery(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
  }
}

export async function putBack(): Promise<void> {
  const all = TABLES.map(
    (table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept.${table}`,
  );
  await ownerQuery(pastTriggers(all.join(';')));
}
