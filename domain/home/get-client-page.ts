import type { Actor } from '@/lib/actor';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { getStaffShell } from '../access/get-staff-shell';
import type { StaffShellView } from '../access/shell-view';
import { listVisits, type VisitsPage } from '../activity/list-visits';
import { authorizeEmployee } from '../authorize';
import {
  type ClientDbRow,
  clientStatement,
  type ClientView,
  toClientView,
} from '../clients/get-client';
import { type CauseChoice, FEW, listCauseChoices } from '../causes/list-cause-choices';
import { type ClientEffort, getClientEffort } from '../effort/get-client-effort';
import type { CaseView } from '../friction/cases/case-view';
import { listClientCases } from '../friction/cases/list-client-cases';
import { listSignalsBehind, type PlacedSignal } from '../friction/list-signals-behind';
import { type CreditNoteList, listCreditNotes } from '../invoices/list-credit-notes';
import { type RequestDbRow, requestsOf, toRequestRow } from '../requests/request-row';
import type { RequestRow } from '../requests/request-view';

/** Everything that the firm's page of one client shows, its frame with it. */
export type ClientPage = {
  shell: StaffShellView;
  client: ClientView;
  /** What the client was asked to send, what is open first. */
  requests: RequestRow[];
  cases: CaseView[];
  /** What may be behind them. */
  causes: CauseChoice[];
  visits: VisitsPage;
  /** What each task has cost them lately. */
  effort: ClientEffort[];
  /** What arose in those visits. */
  placed: PlacedSignal[];
  notes: CreditNoteList;
};

/**
 * One client as the firm looks at it, in one go.
 * @param input.client a public id
 * @param input.person a contact's public id, to see that person's visits alone
 * @param input.before where the visits go on, and `credits` where the credit notes do: cursors of the page before
 * @throws PortalError not_found
 */
export async function getClientPage(
  actor: Actor,
  {
    client,
    person,
    before,
    credits,
  }: { client: string; person?: string; before?: string; credits?: string },
): Promise<ClientPage> {
  authorizeEmployee(actor, 'client.read');
  const clientId = parseId('cl', client);
  return readAs(actor, async (db) => {
    const framed = getStaffShell(actor);
    const [shell, row, cases, causes, notes, effort, visits] = await Promise.all([
      framed,
      readClient(db, clientId),
      listClientCases(actor, { client }),
      listCauseChoices(actor, { most: FEW }),
      listCreditNotes(actor, { clientId, cursor: credits }),
      getClientEffort(actor, { client }),
      framed.then(({ zone }) =>
        listVisits(actor, { client, ...(person && { person }), ...(before && { before }) }, zone),
      ),
    ]);
    const events = visits.visits.flatMap(({ entries }) => entries.flatMap(({ ids }) => ids));
    const placed = await listSignalsBehind(actor, { client, events });
    const { requests, ...facts } = row;
    return {
      ...{ shell, cases, causes, notes, visits, placed, effort },
      client: toClientView(actor, clientId, facts),
      requests: requests.map(toRequestRow),
    };
  });
}

async function readClient(db: Reads, clientId: string) {
  const [row] = await db.$queryRaw<(ClientDbRow & { requests: RequestDbRow[] })[]>(sql`
    SELECT one.*, (SELECT coalesce(json_agg(asked), '[]') FROM (${requestsOf(clientId, { open: false })}) asked) AS requests
    FROM (${clientStatement(clientId)}) one`);
  if (!row) throw notFound();
  return row;
}
