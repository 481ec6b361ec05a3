import { acceptInvitation } from '@/domain/access/accept-invitation';
import { endSession } from '@/domain/access/end-session';
import { getClientShell } from '@/domain/home/get-client-shell';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { getInvitation } from '@/domain/access/get-invitation';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { provePresence } from '@/domain/access/prove-presence';
import { requestReset } from '@/domain/access/request-reset';
import { checkResetLink, resetPassword } from '@/domain/access/reset-password';
import { signIn } from '@/domain/access/sign-in';
import { switchClient } from '@/domain/access/switch-client';
import { changeEmployee, endEmployee } from '@/domain/firm/change-employee';
import { changeFirm } from '@/domain/firm/change-firm';
import { addHoliday, removeHoliday } from '@/domain/firm/change-holidays';
import { getFirm } from '@/domain/firm/get-firm';
import { inviteEmployee, resendEmployeeInvitation } from '@/domain/firm/invite-employee';
import { listColleagues } from '@/domain/firm/list-colleagues';
import { findLogo, removeLogo, setLogo } from '@/domain/firm/set-logo';
import { setUpFirm } from '@/domain/firm/set-up-firm';
import type { MachineActor } from '@/lib/actor';
import { PUBLIC } from '@/lib/actor';
import { brightwater, cast, emails, password } from '@/tests/support/cast';
import type { Registry } from './entry';

const STRANGER: MachineActor = { kind: 'sign-in' };
const SETUP: MachineActor = { kind: 'setup' };
const { ingrid, ruth, dana } = cast;
const mina = { title: 'Bookkeeper', phone: null, role: 'staff' as const };

export const accessVerbs: Registry = {
  'domain/access/sign-in#signIn': {
    call: (actor) => signIn(actor, { email: emails.dana, password }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/request-reset#requestReset': {
    call: (actor) => requestReset(actor, { email: emails.dana }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/reset-password#checkResetLink': {
    call: (actor) => checkResetLink(actor, 'no such link'),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/reset-password#resetPassword': {
    call: (actor) => resetPassword(actor, { token: 'no such link', password: 'three small boats' }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/get-invitation#getInvitation': {
    call: (actor) => getInvitation(actor, 'no such link'),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/accept-invitation#acceptInvitation': {
    call: (actor) =>
      acceptInvitation(actor, { token: 'no such link', password: 'three small boats' }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/access/switch-client#switchClient': {
    call: (actor, { client }) => switchClient(actor, { client }),
    rightful: dana,
    kind: 'row',
  },
  'domain/home/get-client-shell#getClientShell': {
    call: (actor) => getClientShell(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/access/get-staff-shell#getStaffShell': {
    call: (actor) => getStaffShell(actor),
    rightful: ruth,
    kind: 'list',
  },
  'domain/access/get-front-door#findFrontDoor': {
    call: (actor) => findFrontDoor(actor),
    rightful: PUBLIC,
    kind: 'few',
  },
  'domain/access/end-session#endSession': {
    call: (actor) => endSession(actor),
    rightful: { ...dana, sessionId: brightwater.clientId },
    kind: 'own',
  },
  'domain/access/prove-presence#provePresence': {
    call: (actor) => provePresence(actor, { password }),
    rightful: dana,
    kind: 'own',
  },
  'domain/firm/get-firm#getFirm': { call: (actor) => getFirm(actor), rightful: dana, kind: 'own' },
  'domain/firm/set-logo#findLogo': {
    call: (actor) => findLogo(actor),
    rightful: PUBLIC,
    kind: 'few',
  },
  'domain/firm/set-logo#setLogo': {
    call: (actor) => setLogo(actor, new Uint8Array(1)),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/set-logo#removeLogo': {
    call: (actor) => removeLogo(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-firm#changeFirm': {
    call: (actor) => changeFirm(actor, { name: 'Somebody else’s' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-holidays#addHoliday': {
    call: (actor) => addHoliday(actor, { day: '2099-01-01', name: 'New year' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-holidays#removeHoliday': {
    call: (actor) => removeHoliday(actor, { day: '2099-01-01' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/list-colleagues#listColleagues': {
    call: (actor) => listColleagues(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/invite-employee#inviteEmployee': {
    call: (actor) =>
      inviteEmployee(actor, { ...mina, name: 'Mina', email: 'mina@porchlight.test' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/invite-employee#resendEmployeeInvitation': {
    call: async (actor) => {
      const id = await inviteEmployee(actor, {
        ...mina,
        name: 'Ann',
        email: 'ann@porchlight.test',
      });
      return resendEmployeeInvitation(actor, { employee: id });
    },
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-employee#changeEmployee': {
    call: (actor, { employee }) => changeEmployee(actor, { ...mina, employee, role: 'owner' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-employee#endEmployee': {
    call: async (actor) => {
      const id = await inviteEmployee(actor, {
        ...mina,
        name: 'Leo',
        email: 'leo@porchlight.test',
      });
      return endEmployee(actor, { employee: id });
    },
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/set-up-firm#setUpFirm': {
    call: (actor) =>
      setUpFirm(actor, { firm: 'Another', owner: 'a@b.example', zone: 'UTC', currency: 'USD' }),
    rightful: SETUP,
    kind: 'few',
  },
};
