import fc from 'fast-check';
import type { LoggedEvent } from '@/domain/activity/events';
import { Log, MINUTE, MONDAY } from '../friction/log';

type Where = { visit: string; contact: string };

const invoice = (thing: number) => ({ kind: 'invoice', id: `in_${thing}` }) as const;
const document = (thing: number) => ({ kind: 'document', id: `do_${thing}` }) as const;
const request = (thing: number) => ({ kind: 'request', id: `rq_${thing}` }) as const;
const page = (id: string) => ({ kind: 'page', id }) as const;
const PATHS = ['/', '/invoices', '/documents', '/help', '/invoices/pay', '/security', '/search'];

const ACTS: ((log: Log, at: number, thing: number, where: Where) => void)[] = [
  (log, at, thing, where) => {
    const path = PATHS[thing % PATHS.length] ?? '/';
    const dwellMs = 7_000 * (thing + 1);
    log.add(at, 'page.viewed', page(path), { path, dwellMs }, where);
  },
  (log, at, thing, where) => log.add(at, 'invoice.viewed', invoice(thing), {}, where),
  (log, at, thing, where) => log.add(at, 'checkout.started', invoice(thing), {}, where),
  (log, at, thing) => log.failed(iso(at), `in_${thing}`),
  (log, at, thing) => log.money(iso(at), `in_${thing}`),
  (log, at, thing, where) =>
    log.add(at, 'search.performed', null, { results: thing % 2, query: 'w2' }, where),
  (log, at, thing, where) => log.add(at, 'document.opened', document(thing), {}, where),
  (log, at, thing, where) => log.add(at, 'document.open_failed', document(thing), {}, where),
  (log, at, thing, where) => log.add(at, 'document.uploaded', request(thing), {}, where),
  (log, at, thing, where) => log.add(at, 'document.upload_failed', request(thing), {}, where),
  (log, at, _, where) => log.add(at, 'help.viewed', { kind: 'article', id: 'ar_1' }, {}, where),
  (log, at, thing, where) =>
    log.add(
      at,
      'contact.received',
      { kind: 'conversation', id: 'cv_1' },
      { topic: 'billing' },
      { ...where, visit: thing % 2 ? where.visit : null },
    ),
  (log, at, _, { contact }) => log.add(at, 'signin.failed', null, {}, { contact }),
  (log, at, _, where) => log.add(at, 'signin.succeeded', null, {}, where),
  (log, at, thing, where) =>
    log.add(at, 'click.raged', page('/'), { element: 'button:pay', count: thing }, where),
  (log, at, thing, where) =>
    log.add(
      at,
      'error.shown',
      page(`/invoices/in_${thing}`),
      { status: 500, during: thing % 2 ? 'pay' : 'open' },
      where,
    ),
];

/** Hours and minutes after the beginning, as `Log` reads them. */
function iso(at: number): string {
  return `${Math.round((at - MONDAY) / 1000)}s`;
}

const arbitraryAct = fc.tuple(
  fc.nat(ACTS.length - 1),
  // Sittings on some days, with minutes between what is done.
  fc.tuple(fc.nat(9), fc.nat(2), fc.nat(60)),
  fc.nat(3),
  fc.nat(1),
);

/** Some weeks of two people, their acts in visits as the portal gives them: with gaps under half an hour. */
export const arbitraryVisits: fc.Arbitrary<LoggedEvent[]> = fc
  .array(arbitraryAct, { minLength: 1, maxLength: 160, size: 'max' })
  .map((acts) => {
    const log = new Log();
    const last = new Map<number, { minute: number; visit: string }>();
    const timed = acts
      .map(([what, [day, sitting, minute], thing, who]) => ({
        ...{ what, thing, who },
        minute: day * 1440 + sitting * 170 + minute,
      }))
      .sort((a, b) => a.minute - b.minute);
    for (const { what, minute, thing, who } of timed) {
      const before = last.get(who);
      const isWarm = before && minute - before.minute < 30;
      const visit = isWarm ? before.visit : `vi_${who}_${minute}`;
      last.set(who, { minute, visit });
      ACTS[what]?.(log, MONDAY + minute * MINUTE, thing, { visit, contact: `co_${who}` });
    }
    return log.events;
  });
