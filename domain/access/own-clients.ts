import type { EmployeeActor } from '@/lib/actor';
import { sql, type Sql, sqlEmpty } from '@/lib/db';

/** Of which clients: those whose manager or stand-in the reader is, or all that they see. */
export const WHOSE = ['mine', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

/** The clients that somebody answers for: a statement to stand in another. */
export function ownClients({ employeeId }: EmployeeActor): Sql {
  return sql`SELECT own.client_id FROM assignment own
    WHERE own.employee_id = ${employeeId}::uuid AND own.part IN ('manager', 'stand_in') AND own.ended_at IS NULL`;
}

/** Narrows a statement to them; `clientId` is its column. */
export function lookedAfter(actor: EmployeeActor, whose: Whose, clientId: Sql): Sql {
  return whose === 'all' ? sqlEmpty : sql`AND ${clientId} IN (${ownClients(actor)})`;
}
