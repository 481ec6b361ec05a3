import type { EmployeeActor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { readWaitingSignals, type SignalView } from './signal-view';

/** What waits for somebody at one client, worst first; `client` is a public id. One statement. */
export async function listClientSignals(
  actor: EmployeeActor,
  input: { client: string },
): Promise<SignalView[]> {
  authorize(actor, 'signal.list');
  const clientId = parseId('cl', input.client);
  return readAs(actor, (db) => readWaitingSignals(db, actor, clientId));
}
