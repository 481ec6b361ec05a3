import { exportActivity } from '@/domain/activity/export-activity';
import { listActivity } from '@/domain/activity/list-activity';
import { listVisits } from '@/domain/activity/list-visits';
import { reportActivity } from '@/domain/activity/report-activity';
import { assignEmployee, endAssignment } from '@/domain/clients/assign-employee';
import { changeContact, endContact } from '@/domain/clients/change-contact';
import { ClientFilter } from '@/domain/clients/client-filter';
import { createClient } from '@/domain/clients/create-client';
import { editClient } from '@/domain/clients/edit-client';
import { getClient } from '@/domain/clients/get-client';
import { getClientPage } from '@/domain/home/get-client-page';
import { inviteContact, resendInvitation } from '@/domain/clients/invite-contact';
import { listClients } from '@/domain/clients/list-clients';
import { listEmployees } from '@/domain/clients/list-employees';
import { sumUpClients } from '@/domain/clients/sum-up-clients';
import { changeSignal } from '@/domain/friction/change-signal';
import { dismissSignal } from '@/domain/friction/dismiss-signal';
import { listClientSignals } from '@/domain/friction/list-client-signals';
import { listSignalsBehind } from '@/domain/friction/list-signals-behind';
import { listToday } from '@/domain/friction/list-today';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { reopenSignal } from '@/domain/friction/reopen-signal';
import { snoozeSignal } from '@/domain/friction/snooze-signal';
import { sweepSignals } from '@/domain/friction/sweep-signals';
import { takeSignal } from '@/domain/friction/take-signal';
import { getHome } from '@/domain/home/get-home';
import { listDue } from '@/domain/home/list-due';
import { recordSearch } from '@/domain/search/record-search';
import { searchPortal } from '@/domain/search/search-portal';
import { JOB } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ruth, tom, dana } = cast;
const ZONE = 'America/Los_Angeles';
const anyone = ClientFilter.parse({});
const fields = { name: 'Taken over', latinName: null, address: null, currency: 'USD', zone: null };
const person = {
  contactName: 'Somebody',
  email: 'somebody@example.com',
  title: null,
  billing: true,
  documents: true,
  colleagues: true,
};

export const clientVerbs: Registry = {
  'domain/home/list-due#listDue': {
    call: (actor) => listDue(actor, 'America/Los_Angeles'),
    rightful: tom,
    kind: 'list',
  },
  'domain/home/get-home#getHome': {
    call: (actor) => getHome(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/clients/list-clients#listClients': {
    call: (actor) => listClients(actor, anyone),
    rightful: tom,
    kind: 'list',
  },
  'domain/clients/sum-up-clients#sumUpClients': {
    call: (actor) => sumUpClients(actor, ClientFilter.parse({ q: 'Brightwater' })),
    rightful: tom,
    kind: 'list',
  },
  'domain/clients/list-employees#listEmployees': {
    call: (actor) => listEmployees(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/home/get-client-page#getClientPage': {
    call: (actor, { client }) => getClientPage(actor, { client }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/get-client#getClient': {
    call: (actor, { client }) => getClient(actor, { client }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/create-client#createClient': {
    call: (actor) =>
      createClient(actor, { ...fields, ...person, manager: publicId('em', ruth.employeeId) }),
    rightful: tom,
    kind: 'own',
  },
  'domain/clients/edit-client#editClient': {
    call: (actor, { client }) => editClient(actor, { client, ...fields }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/invite-contact#inviteContact': {
    call: (actor, { client }) =>
      inviteContact(actor, { client, ...person, email: 'new@example.com' }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/invite-contact#resendInvitation': {
    call: (actor, { contact }) => resendInvitation(actor, { contact }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/change-contact#changeContact': {
    call: (actor, { contact }) => changeContact(actor, { contact, ...person, billing: false }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/change-contact#endContact': {
    call: (actor, { contact }) => endContact(actor, { contact }),
    rightful: tom,
    kind: 'row',
  },
  'domain/clients/assign-employee#assignEmployee': {
    call: (actor, { client }) =>
      assignEmployee(actor, { client, employee: publicId('em', ruth.employeeId), part: 'staff' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/clients/assign-employee#endAssignment': {
    call: (actor, { client }) =>
      endAssignment(actor, { client, employee: publicId('em', ruth.employeeId), part: 'staff' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/activity/list-activity#listActivity': {
    call: (actor, { client }) => listActivity(actor, { client }, ZONE),
    rightful: tom,
    kind: 'list',
  },
  'domain/activity/list-visits#listVisits': {
    call: (actor, { client }) => listVisits(actor, { client }, ZONE),
    rightful: tom,
    kind: 'list',
  },
  'domain/activity/export-activity#exportActivity': {
    call: async (actor, { client }) => {
      const { pages } = await exportActivity(actor, { client });
      return pages.next();
    },
    rightful: tom,
    kind: 'row',
  },
  'domain/activity/report-activity#reportActivity': {
    call: (actor) =>
      reportActivity(actor, {
        of: publicId('co', dana.contactId),
        sentAt: Date.now(),
        events: [{ id: newId(), at: Date.now(), type: 'page.viewed', path: '/', dwellMs: 10 }],
      }),
    rightful: dana,
    kind: 'own',
  },
  'domain/friction/list-today#listToday': {
    call: (actor) => listToday(actor, ZONE),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/list-client-signals#listClientSignals': {
    call: (actor, { client }) => listClientSignals(actor, { client }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/list-signals-behind#listSignalsBehind': {
    call: (actor, { client }) => listSignalsBehind(actor, { client, events: [newId()] }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/change-signal#changeSignal': {
    call: (actor, { signal }) => changeSignal(actor, signal, () => Promise.resolve()),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/take-signal#takeSignal': {
    call: (actor, { signal }) => takeSignal(actor, { signalId: signal }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/snooze-signal#snoozeSignal': {
    call: (actor, { signal }) =>
      snoozeSignal(actor, { signalId: signal, until: new Date(Date.now() + 3_600_000) }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/dismiss-signal#dismissSignal': {
    call: (actor, { signal }) => dismissSignal(actor, { signalId: signal, reason: 'known' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/reopen-signal#reopenSignal': {
    call: (actor, { signal }) => reopenSignal(actor, { signalId: signal }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/refresh-signals#refreshSignals': {
    call: (actor, { clientId }) => refreshSignals(actor, clientId),
    rightful: JOB,
    kind: 'few',
  },
  'domain/friction/sweep-signals#sweepSignals': {
    call: (actor) => sweepSignals(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/search/search-portal#searchPortal': {
    call: (actor) => searchPortal(actor, 'sealed', { locale: 'en-US' }),
    rightful: tom,
    kind: 'list',
  },
  'domain/search/record-search#recordSearch': {
    call: (actor) => recordSearch(actor, { q: 'sealed' }, 'en-US'),
    rightful: dana,
    kind: 'own',
  },
};
