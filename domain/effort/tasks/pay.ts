import { HOUR_MS, isOnPath, type Reading, type TaskRule } from '../task';

/** The page to pay on is open for so long (domain/payments/start-checkout.ts); then nobody pays on it any more. */
const SILENCE_MS = 3 * HOUR_MS;

const PAGES = ['/invoices/pay', '/invoices/paid', '/invoices/cancelled'];

/**
 * Paying: from the page on which one chooses what to pay, or the start of the checkout, to the money being paid or on its
 * way, whoever reports that. Given up where three hours pass without either. What happens on the bank's own page is seen
 * only by what comes of it; several bills that are paid at once are one try.
 */
export const pay: TaskRule = {
  name: 'pay',
  parts: ['way', 'choosing', 'bank_page', 'refused', 'came_back', 'after'],
  steps: ['opened', 'sent', 'answered', 'paid'],
  silenceMs: SILENCE_MS,
  gathers: true,
  leads: (event) => isOnPath(event, '/', '/invoices'),
  read(event, going): Reading | null {
    switch (event.type) {
      case 'page.viewed':
        if (isOnPath(event, '/invoices/pay')) {
          if (going?.isDone) return null;
          return { begins: !going, part: 'choosing', clicks: 1 };
        }
        return going && isOnPath(event, ...PAGES)
          ? { part: going.isDone ? 'after' : 'came_back', clicks: 0 }
          : null;
      case 'checkout.started':
        return {
          begins: true,
          about: { kind: 'invoice', id: event.subject.id },
          part: 'bank_page',
          clicks: going?.about.length && going.part === 'bank_page' ? 0 : 1,
          step: 1,
        };
      case 'checkout.cancelled':
        return going && { part: 'came_back', clicks: 1 };
      case 'payment.failed':
        return going && { part: 'refused', clicks: 0, isError: true, step: 2 };
      case 'payment.processing':
      case 'payment.succeeded':
        return going && { part: 'after', clicks: 0, step: 3, ends: 'done' };
      case 'form.rejected':
        return isOnPath(event, '/invoices/pay') || (going && isOnPath(event, '/invoices/'))
          ? { begins: !going, part: 'choosing', clicks: 1, isError: true }
          : null;
      case 'error.shown':
        return event.data.during === 'pay'
          ? { begins: !going, part: going?.part ?? 'choosing', clicks: 0, isError: true }
          : null;
      default:
        return null;
    }
  },
  left: () => 'given_up',
};
