import type { ClientShellView, HelperView, StaffShellView } from '@/domain/access/shell-view';

const firm = {
  currency: 'USD',
  name: 'Alder & Finch',
  markUrl: null,
  phone: '(206) 555-0100',
  demo: { outboxUrl: '/outbox', stripeUrl: '/stripe' },
};

export const ruth: HelperView = {
  part: 'manager',
  name: 'Ruth Adeyemi',
  nameLang: null,
  phone: '(206) 555-0142',
  email: 'manager@porchlight.test',
  availability: {
    openUntil: '5:30\u00a0pm',
    openUntilShort: '5:30',
    opens: null,
    week: 'Mon–Fri\u00a08:30–5:30',
    zone: 'Pacific',
    closedOn: 'Thu\u00a026\u00a0Nov',
    answerBy: { day: 'today', dayText: 'today', time: '2:40\u00a0pm', timeShort: '2:40' },
  },
};

export const clientShell: ClientShellView = {
  firm,
  person: { name: 'Dana Whitlock', nameLang: null },
  contact: 'co_1',
  client: { id: 'cl_1', name: 'Brightwater Ceramics LLC', nameLang: null },
  otherClients: [{ id: 'cl_2', name: '株式会社星野製陶', nameLang: 'ja' }],
  counts: { toPay: 3, documents: 2 },
  heldW2s: 0,
  sees: { invoices: true, documents: true, colleagues: true },
  looking: null,
  helper: ruth,
  locale: 'en-US',
  zone: 'America/Los_Angeles',
};

export const staffShell: StaffShellView = {
  firm,
  person: { name: 'Ruth Adeyemi', nameLang: null, title: 'Account manager', role: 'owner' },
  counts: { today: 3, clients: 38, own: 38 },
  isPresent: true,
  locale: 'en-US',
  zone: 'America/Los_Angeles',
};
