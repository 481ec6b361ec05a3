import { idOnPath, isOnPath, type Reading, type TaskRule, VISIT_GAP_MS } from '../task';

/**
 * Checking a bill: from the way to it to leaving it. It is got as soon as the bill is in sight, which the browser says and
 * no scanner can; looking at the same one again within a week is coming back to it. Given up where it could not be shown.
 */
export const checkInvoice: TaskRule = {
  name: 'check_invoice',
  parts: ['way', 'reading', 'failed'],
  steps: ['opened', 'seen'],
  silenceMs: VISIT_GAP_MS,
  leads: (event) => isOnPath(event, '/', '/invoices', '/statements', '/history'),
  read(event, going): Reading | null {
    if (event.type === 'invoice.viewed') {
      const about = { kind: 'invoice', id: event.subject.id } as const;
      // The page itself is told of when it is left; where that came first, the press is counted already.
      const clicks = going?.about.some(({ id }) => id === about.id) ? 0 : 1;
      return { begins: true, about, part: 'reading', clicks, step: 1, ends: 'done' };
    }
    if (event.type === 'invoice.downloaded') {
      return going && { about: invoice(event.subject.id), part: 'reading', clicks: 1 };
    }
    const id = idOnPath(event, '/invoices/', 'in');
    if (!id) return null;
    const isKnown = going?.about.some((each) => each.id === id) ?? false;
    if (event.type === 'page.viewed') {
      return { begins: true, about: invoice(id), part: 'reading', clicks: isKnown ? 0 : 1 };
    }
    return event.type === 'error.shown' && event.data.during === 'open'
      ? { begins: true, about: invoice(id), part: 'failed', clicks: isKnown ? 0 : 1, isError: true }
      : null;
  },
  // A page that was told of without the bill in sight is a look that the beacon lost, unless an error was shown.
  left: ({ part }) => (part === 'failed' ? 'given_up' : null),
};

function invoice(id: string) {
  return { kind: 'invoice', id } as const;
}
