import fc from 'fast-check';
import type { LoggedEvent } from '@/domain/activity/events';
import { Log, MINUTE, MONDAY } from './log';

/** One thing that happens: what, when (minutes after the beginning), to which of a few things, by whom. */
type Act = [what: number, minute: number, thing: number, person: number];

const WHATS: ((log: Log, at: number, thing: number, visit: string, contact: string) => void)[] = [
  (log, at, thing) =>
    log.add(
      at,
      'invoice.sent',
      { kind: 'invoice', id: `in_${thing}` },
      { amountMinor: 500, currency: 'USD', dueOn: '2026-03-09' },
      { by: 'staff' },
    ),
  (log, at, thing, visit, contact) =>
    log.add(at, 'invoice.viewed', { kind: 'invoice', id: `in_${thing}` }, {}, { visit, contact }),
  (log, at, thing, visit, contact) =>
    log.add(at, 'invoice.viewed', { kind: 'invoice', id: `in_${thing}` }, {}, { visit, contact }),
  (log, at, thing) =>
    log.add(at, 'checkout.started', { kind: 'invoice', id: `in_${thing}` }, {}, { visit: 'vi_p' }),
  (log, at, thing) =>
    log.add(at, 'payment.failed', { kind: 'invoice', id: `in_${thing}` }, { hard: thing === 0 }),
  (log, at, thing) =>
    log.add(
      at,
      'payment.succeeded',
      { kind: 'invoice', id: `in_${thing}` },
      { amountMinor: 250, currency: 'USD' },
      { by: 'system' },
    ),
  (log, at, thing) =>
    log.add(at, 'invoice.changed', { kind: 'invoice', id: `in_${thing}` }, { to: 'paid' }),
  (log, at, thing) =>
    log.add(
      at,
      'document.published',
      { kind: 'document', id: `do_${thing}` },
      { actionNeeded: true, dueOn: thing ? null : '2026-03-05' },
    ),
  (log, at, thing, visit) =>
    log.add(at, 'document.open_failed', { kind: 'document', id: `do_${thing}` }, {}, { visit }),
  (log, at, thing, visit) =>
    log.add(at, 'document.opened', { kind: 'document', id: `do_${thing}` }, {}, { visit }),
  (log, at, _, __, contact) => log.add(at, 'signin.failed', null, {}, { contact }),
  (log, at, _, __, contact) => log.add(at, 'signin.reset_requested', null, {}, { contact }),
  (log, at, _, visit, contact) => log.add(at, 'signin.succeeded', null, {}, { contact, visit }),
  (log, at, _, __, contact) => log.add(at, 'signin.locked', null, {}, { contact, by: 'system' }),
  (log, at, thing, visit) =>
    log.add(at, 'search.performed', null, { results: thing, query: 'w2' }, { visit }),
  (log, at, thing, visit) => log.page(at, `/${thing}`, visit, 1000),
  (log, at, thing, visit) => log.page(at, `/${thing}`, visit, 1000),
  (log, at, thing, visit) =>
    log.add(at, 'click.dead', { kind: 'page', id: '/' }, { element: `icon:${thing}` }, { visit }),
  (log, at, thing) =>
    log.add(
      at,
      'click.raged',
      { kind: 'page', id: '/' },
      { element: 'button:pay', count: 3 + thing },
    ),
  (log, at, thing) =>
    log.add(at, 'form.rejected', { kind: 'page', id: '/' }, { form: 'a', field: `f${thing}` }),
  (log, at, thing) =>
    log.add(at, 'error.shown', { kind: 'page', id: '/' }, { status: 500 + thing, during: 'pay' }),
  (log, at) => log.add(at, 'help.viewed', { kind: 'article', id: 'ar_1' }, {}),
  (log, at, thing) =>
    log.add(
      at,
      'contact.received',
      { kind: 'conversation', id: `cv_${thing}` },
      { topic: thing ? 'billing' : 'document' },
    ),
  (log, at, thing) =>
    log.add(
      at,
      'contact.answered',
      { kind: 'conversation', id: `cv_${thing}` },
      {},
      { by: 'staff' },
    ),
  (log, at, thing) =>
    log.add(at, 'survey.answered', { kind: 'survey', id: `sv_${thing}` }, { effort: 2 + thing }),
];

const act = fc.tuple(
  fc.nat(WHATS.length - 1),
  // Mostly close together, so that windows fill; now and then weeks apart, so that they end.
  fc.oneof({ weight: 3, arbitrary: fc.nat(600) }, fc.nat(60 * 24 * 60)),
  fc.nat(2),
  fc.nat(1),
);

/** Some weeks of one client's life, in the order of time, no two events at one instant. */
export const arbitraryLife: fc.Arbitrary<LoggedEvent[]> = fc
  .array(act, { minLength: 1, maxLength: 90 })
  .map((acts) => {
    const log = new Log();
    const sorted = [...acts].sort((a: Act, b: Act) => a[1] - b[1]);
    sorted.forEach(([what, minute, thing, person], order) => {
      const visit = `vi_${person}_${Math.floor(minute / 45)}`;
      WHATS[what]?.(log, MONDAY + minute * MINUTE + order, thing, visit, `co_${person}`);
    });
    return log.events;
  });
