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
import { listSignalsBehind } from '@/domain/friction/list-signals-behind';
import { getHome } from '@/domain/home/get-home';
import { listDue } from '@/domain/home/list-due';
import { recordSearch } from '@/domain/search/record-search';
import { searchPortal } from '@/domain/search/search-portal';
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
  'domain/friction/list-signals-behind#listSignalsBehind': {
    call: (actor, { client }) => listSignalsBehind(actor, { client, events: [newId()] }),
    rightful: ruth,
    kind: 'list',
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
