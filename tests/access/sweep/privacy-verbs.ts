import { sweepLinks } from '@/domain/access/sweep-links';
import { sweepSessions } from '@/domain/access/sweep-sessions';
import { sweepDevices } from '@/domain/devices/sweep-devices';
import { sweepMail } from '@/domain/mail/sweep-mail';
import { applyAddressChange, findAddressChange } from '@/domain/privacy/apply-address-change';
import { askAddressChange } from '@/domain/privacy/ask-address-change';
import { askErasure } from '@/domain/privacy/ask-erasure';
import { askExport } from '@/domain/privacy/ask-export';
import { correctName } from '@/domain/privacy/correct-name';
import { refuseErasure, scheduleErasure } from '@/domain/privacy/decide-erasure';
import { findPerson } from '@/domain/privacy/find-person';
import { getExport } from '@/domain/privacy/get-export';
import { getKept } from '@/domain/privacy/get-kept';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { listErasures } from '@/domain/privacy/list-erasures';
import { openExport } from '@/domain/privacy/open-export';
import { reportWrong } from '@/domain/privacy/report-wrong';
import { cancelErasure, takeBackErasure } from '@/domain/privacy/take-back-erasure';
import { JOB, type MachineActor } from '@/lib/actor';
import { cast, emails, names } from '@/tests/support/cast';
import type { Registry } from './entry';
import { SECRET } from './rows';

const { dana, marco, ingrid } = cast;
const STRANGER: MachineActor = { kind: 'sign-in' };

/** What is kept about people, and for how long: each person's own, and an owner's for whoever wrote a letter. */
export const privacyVerbs: Registry = {
  'domain/privacy/get-privacy#getPrivacy': {
    call: (actor) => getPrivacy(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/privacy/get-kept#getKept': {
    call: (actor) => getKept(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/privacy/get-export#getExport': {
    call: (actor) => getExport(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/privacy/ask-export#askExport': {
    call: (actor) => askExport(actor, {}),
    rightful: dana,
    kind: 'own',
  },
  'domain/privacy/open-export#openExport': {
    call: (actor, { exportId }) => openExport(actor, { exportId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/privacy/correct-name#correctName': {
    call: (actor) => correctName(actor, { name: names.dana, nameLang: null }),
    rightful: dana,
    kind: 'own',
  },
  'domain/privacy/ask-address-change#askAddressChange': {
    call: (actor) => askAddressChange(actor, { email: 'else@brightwater.example' }),
    rightful: dana,
    kind: 'own',
  },
  'domain/privacy/apply-address-change#findAddressChange': {
    call: (actor) => findAddressChange(actor, 'no such link'),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/privacy/apply-address-change#applyAddressChange': {
    call: (actor) => applyAddressChange(actor, { token: 'no such link' }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/privacy/report-wrong#reportWrong': {
    call: (actor) => reportWrong(actor, { text: 'My name' }),
    rightful: dana,
    kind: 'own',
  },
  'domain/privacy/ask-erasure#askErasure': {
    call: (actor) => askErasure(actor, { typed: 'Somebody else' }),
    rightful: marco,
    kind: 'own',
  },
  'domain/privacy/take-back-erasure#takeBackErasure': {
    call: (actor) => takeBackErasure(actor),
    rightful: marco,
    kind: 'own',
  },
  'domain/privacy/list-erasures#listErasures': {
    call: (actor) => listErasures(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/privacy/find-person#findPerson': {
    call: (actor) => findPerson(actor, { email: emails.dana }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/privacy/decide-erasure#scheduleErasure': {
    call: (actor, { person }) => scheduleErasure(actor, { person, typed: SECRET }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/privacy/decide-erasure#refuseErasure': {
    call: (actor, { person }) => refuseErasure(actor, { person, reason: 'Tax law' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/privacy/take-back-erasure#cancelErasure': {
    call: (actor, { person }) => cancelErasure(actor, { person }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/access/sweep-sessions#sweepSessions': {
    call: (actor) => sweepSessions(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/access/sweep-links#sweepLinks': {
    call: (actor) => sweepLinks(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/devices/sweep-devices#sweepDevices': {
    call: (actor) => sweepDevices(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/mail/sweep-mail#sweepMail': {
    call: (actor) => sweepMail(actor),
    rightful: JOB,
    kind: 'few',
  },
};
