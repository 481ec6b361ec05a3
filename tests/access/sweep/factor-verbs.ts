import { getFactors } from '@/domain/factors/get-factors';
import { mailCode } from '@/domain/factors/mail-code';
import { makeRecoveryCodes } from '@/domain/factors/make-recovery-codes';
import { removeTotp } from '@/domain/factors/remove-totp';
import { isSecondStepOpen, takeSecondStep } from '@/domain/factors/second-step';
import { beginTotp, confirmTotp } from '@/domain/factors/set-up-totp';
import { resetFactor } from '@/domain/factors/reset-factor';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { takeContactFactor, takeEmployeeFactor } from '@/domain/factors/take-factor';
import {
  findCodeLink,
  findMailCode,
  takeCodeLink,
  takeMailCode,
} from '@/domain/factors/take-mail-code';
import { changePassword } from '@/domain/passwords/change-password';
import { JOB, type MachineActor } from '@/lib/actor';
import { cast, emails, password } from '@/tests/support/cast';
import type { Registry } from './entry';

const STRANGER: MachineActor = { kind: 'sign-in' };
const { dana, tom, ingrid } = cast;
const none = { secret: 'no such secret', code: '000000' };
const why = { reason: 'Lost', password };

/** Passwords, second steps and codes by mail. */
export const factorVerbs: Registry = {
  'domain/passwords/change-password#changePassword': {
    call: (actor) => changePassword(actor, { password, newPassword: 'short' }),
    rightful: dana,
    kind: 'own',
  },
  'domain/factors/get-factors#getFactors': {
    call: (actor) => getFactors(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/factors/set-up-totp#beginTotp': {
    call: (actor) => beginTotp(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/factors/set-up-totp#confirmTotp': {
    call: (actor) => confirmTotp(actor, { code: '000000' }),
    rightful: dana,
    kind: 'own',
  },
  'domain/factors/make-recovery-codes#makeRecoveryCodes': {
    call: (actor) => makeRecoveryCodes(actor, { password }),
    rightful: dana,
    kind: 'own',
  },
  'domain/factors/remove-totp#removeTotp': {
    call: (actor) => removeTotp(actor, { password }),
    rightful: dana,
    kind: 'own',
  },
  'domain/factors/take-factor#takeContactFactor': {
    call: (actor, { contact }) => takeContactFactor(actor, { contact, ...why }),
    rightful: tom,
    kind: 'row',
  },
  'domain/factors/take-factor#takeEmployeeFactor': {
    call: (actor, { employee }) => takeEmployeeFactor(actor, { employee, ...why }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/factors/second-step#isSecondStepOpen': {
    call: (actor) => isSecondStepOpen(actor, none.secret),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/second-step#takeSecondStep': {
    call: (actor) => takeSecondStep(actor, { ...none, way: 'app' }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/mail-code#mailCode': {
    call: (actor) => mailCode(actor, { email: emails.dana }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/take-mail-code#findMailCode': {
    call: (actor) => findMailCode(actor, none.secret),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/take-mail-code#findCodeLink': {
    call: (actor) => findCodeLink(actor, { token: 'no such link', secret: null }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/take-mail-code#takeMailCode': {
    call: (actor) => takeMailCode(actor, none),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/take-mail-code#takeCodeLink': {
    call: (actor) => takeCodeLink(actor, { token: 'no such link', secret: none.secret }),
    rightful: STRANGER,
    kind: 'few',
  },
  'domain/factors/reset-factor#resetFactor': {
    // She has none: whoever may is told so.
    call: (actor) => resetFactor(actor, { email: emails.ingrid }),
    rightful: { kind: 'setup' },
    kind: 'few',
  },
  'domain/factors/sweep-sign-ins#sweepSignIns': {
    call: (actor) => sweepSignIns(actor),
    rightful: JOB,
    kind: 'few',
  },
};
