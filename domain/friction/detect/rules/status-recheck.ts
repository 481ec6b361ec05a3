import { DAY_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { type Forgetful, forgetOver, nothingYet } from '../forgetting';
import { isOpen } from '../invoices';
import type { Moment } from '../rule';

/** The looks of one visit at one invoice. */
interface Looks {
  visit: string;
  lastAtMs: number;
  ids: string[];
}

/** A person who reloads the page all day is cited this often for a visit. */
const MOST_CITED = 20;

interface State {
  /** By invoice. */
  kept: Forgetful<Looks[]>;
}

/** The same open invoice, looked at in several visits, by anyone at the client, its state unchanged. */
export const statusRecheck = defineRule<State>({
  name: 'status_recheck',
  start: () => ({ kept: nothingYet() }),
  on: {
    'invoice.viewed'(event, moment, state) {
      const { id } = event.subject;
      const invoice = moment.invoice(id);
      if (event.by !== 'client' || event.visit === null || !isOpen(invoice)) return;
      const { visits, highVisits, windowDays } = moment.settings.status_recheck;
      const { byKey } = state.kept;
      const isRecent = (look: Looks | undefined) =>
        look !== undefined && event.atMs - look.lastAtMs <= windowDays * DAY_MS;
      forgetOver(state.kept, event.atMs, windowDays * DAY_MS, (old) => !isRecent(old.at(-1)));
      const looks = withLook(byKey.get(id) ?? [], event.visit, event.id, event.atMs);
      const recent = looks.filter(isRecent);
      const kept = recent.slice(-Math.max(visits, highVisits));
      byKey.set(id, kept);
      const deciding = kept.at(-visits);
      if (!deciding) return;
      moment.found({
        subject: event.subject,
        severity: kept.length >= highVisits ? 'high' : 'medium',
        untilMs: deciding.lastAtMs + windowDays * DAY_MS,
        tell: () => ({
          evidence: kept.flatMap((look) => look.ids),
          facts: {
            visits: kept.length,
            windowDays,
            unpaidSince: moment.calendar.dayOf(invoice.sentAtMs ?? event.atMs),
            amountMinor: invoice.amountMinor,
            currency: invoice.currency,
          },
        }),
      });
    },
    'invoice.changed': (event, moment, state) => startAgain(event.subject.id, moment, state),
    'payment.processing': (event, moment, state) => startAgain(event.subject.id, moment, state),
    'payment.succeeded': (event, moment, state) => startAgain(event.subject.id, moment, state),
  },
});

/** The looks with one more, the visit looked at last at the end. */
function withLook(looks: Looks[], visit: string, id: string, atMs: number): Looks[] {
  const known = looks.find((look) => look.visit === visit);
  if (!known) return [...looks, { visit, lastAtMs: atMs, ids: [id] }];
  known.lastAtMs = atMs;
  if (known.ids.length >= MOST_CITED) known.ids.pop();
  known.ids.push(id);
  return [...looks.filter((look) => look !== known), known];
}

function startAgain(id: string, moment: Moment, { kept }: State): void {
  if (kept.byKey.delete(id)) moment.ended({ kind: 'invoice', id });
}
