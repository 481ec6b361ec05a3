import type { Episodes } from './episodes';
import { nothingYet } from './forgetting';
import type { Invoices } from './invoices';
import type { Visits } from './visits';

/** All that the rules remember of one client: plain data, the size of what goes on, not of what has been. */
export interface ClientState {
  id: string;
  invoices: Invoices;
  visits: Visits;
  /** By rule and subject. */
  episodes: Episodes;
  /** What each rule keeps, in the order of the rules. */
  rules: unknown[];
}

export function newClientState(id: string): ClientState {
  return {
    id,
    invoices: { current: new Map(), closed: new Map() },
    visits: { byId: new Map(), sweptAtMs: -Infinity },
    episodes: nothingYet(),
    rules: [],
  };
}
