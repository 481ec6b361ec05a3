import { sweepGuesses } from '@/domain/access/count-guess';
import { endOneSession, endOtherSessions } from '@/domain/devices/end-sessions';
import { listSessions } from '@/domain/devices/list-sessions';
import { nameDevice } from '@/domain/devices/name-device';
import { addPasskey, beginPasskey } from '@/domain/passkeys/add-passkey';
import { removePasskey, renamePasskey } from '@/domain/passkeys/change-passkey';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { beginPasskeyProof, proveWithPasskey } from '@/domain/passkeys/prove-with-passkey';
import { beginPasskeySignIn, signInWithPasskey } from '@/domain/passkeys/sign-in-with-passkey';
import { sweepMonthKeys } from '@/domain/person-keys/sweep-month-keys';
import { JOB, type MachineActor } from '@/lib/actor';
import { Authenticator } from '@/tests/support/authenticator';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { dana, marco } = cast;
const STRANGER: MachineActor = { kind: 'sign-in' };
/** Of nobody: what is asked of the verbs is whether they look at it at all. */
const answer = new Authenticator().sign({ challenge: 'bm9ib2R5', rpId: 'portal.test' });

/** Where and how one is signed in: each person's own. */
export const securityVerbs: Registry = {
  'domain/devices/list-sessions#listSessions': {
    call: (actor) => listSessions(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/devices/end-sessions#endOneSession': {
    call: (actor, { session }) => endOneSession(actor, { session }),
    rightful: dana,
    kind: 'row',
  },
  'domain/devices/end-sessions#endOtherSessions': {
    call: (actor) => endOtherSessions(actor),
    rightful: marco,
    kind: 'own',
  },
  'domain/devices/name-device#nameDevice': {
    call: (actor, { device }) => nameDevice(actor, { device, name: 'The shop' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/access/count-guess#sweepGuesses': {
    call: (actor) => sweepGuesses(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/person-keys/sweep-month-keys#sweepMonthKeys': {
    call: (actor) => sweepMonthKeys(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/passkeys/list-passkeys#listPasskeys': {
    call: (actor) => listPasskeys(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/passkeys/add-passkey#beginPasskey': {
    call: (actor) => beginPasskey(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/passkeys/add-passkey#addPasskey': {
    call: (actor) => addPasskey(actor, { name: 'Mine', answer }),
    rightful: dana,
    kind: 'own',
  },
  'domain/passkeys/change-passkey#renamePasskey': {
    call: (actor, { passkey }) => renamePasskey(actor, { passkey, name: 'Mine' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/passkeys/change-passkey#removePasskey': {
    call: (actor, { passkey }) => removePasskey(actor, { passkey }),
    rightful: dana,
    kind: 'row',
  },
  'domain/passkeys/prove-with-passkey#beginPasskeyProof': {
    call: (actor) => beginPasskeyProof(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/passkeys/prove-with-passkey#proveWithPasskey': {
    call: (actor) => proveWithPasskey(actor, { answer }),
    rightful: dana,
    kind: 'own',
  },
  'domain/passkeys/sign-in-with-passkey#beginPasskeySignIn': {
    call: (actor) => beginPasskeySignIn(actor),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/passkeys/sign-in-with-passkey#signInWithPasskey': {
    call: (actor) => signInWithPasskey(actor, { answer }),
    rightful: STRANGER,
    kind: 'few',
  },
};
