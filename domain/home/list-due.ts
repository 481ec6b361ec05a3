import type { Actor } from '@/lib/actor';
import { readAs, sql, type Sql } from '@/lib/db';
import { authorizeEmployee, may } from '../authorize';
import { type FailedMail, type FailedMailRow, FAILURES, toFailedMail } from '../mail/list-failures';
import {
  ERASURES,
  type ListedErasure,
  type ListedErasureRow,
  toListedErasure,
} from '../privacy/list-erasures';
import { dueRequests } from '../requests/due-requests';
import { type RequestDbRow, toRequestRow } from '../requests/request-row';
import type { RequestRow } from '../requests/request-view';
import {
  type DueSigning,
  dueSigning,
  type DueSigningRow,
  toDueSigning,
} from '../signing/due-signing';

/** What is due at the firm, each kind in its own order. */
export type Due = {
  /** Who asked to be erased and waits for a decision: for owners alone. */
  erasures: ListedErasure[];
  failed: FailedMail[];
  requests: RequestRow[];
  unsigned: DueSigning[];
};

type Row = {
  erasures: ListedErasureRow[];
  failed: FailedMailRow[];
  requests: RequestDbRow[];
  unsigned: DueSigningRow[];
};

/** What of all that was asked for and sent is due at the reader's clients. One statement. */
export async function listDue(actor: Actor, zone: string): Promise<Due> {
  authorizeEmployee(actor, 'mail.list_failures');
  authorizeEmployee(actor, 'request.list');
  authorizeEmployee(actor, 'signing.list');
  const decides = may(actor, 'erasure.decide');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${decides ? listed(ERASURES) : sql`'[]'::json`} AS erasures, ${listed(FAILURES)} AS failed,
             ${listed(dueRequests(zone))} AS requests, ${listed(dueSigning())} AS unsigned`),
  );
  return {
    erasures: (row?.erasures ?? []).map(toListedErasure).filter(({ state }) => state === 'asked'),
    failed: (row?.failed ?? []).map(toFailedMail),
    requests: (row?.requests ?? []).map(toRequestRow),
    unsigned: (row?.unsigned ?? []).map(toDueSigning),
  };
}

/** The rows of a statement as one list. */
function listed(statement: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(one), '[]') FROM (${statement}) one)`;
}
