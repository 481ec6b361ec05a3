import { answerCall } from '@/domain/calls/answer-call';
import { findCallClients } from '@/domain/calls/find-call-clients';
import { getPromiseTime } from '@/domain/calls/get-promise-time';
import { listPromises } from '@/domain/calls/list-promises';
import { logCall } from '@/domain/calls/log-call';
import { takeBackCall } from '@/domain/calls/take-back-call';
import { changeCase } from '@/domain/friction/cases/change-case';
import { dismissCase } from '@/domain/friction/cases/dismiss-case';
import { listClientCases } from '@/domain/friction/cases/list-client-cases';
import { reopenCase } from '@/domain/friction/cases/reopen-case';
import { settleCase } from '@/domain/friction/cases/settle-case';
import { snoozeCase } from '@/domain/friction/cases/snooze-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { wakeCases } from '@/domain/friction/cases/wake-cases';
import { chooseDigest } from '@/domain/friction/digest/choose-digest';
import { sendDigests } from '@/domain/friction/digest/send-digests';
import { hasChangedSince } from '@/domain/friction/has-changed-since';
import { listToday } from '@/domain/friction/list-today';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { seesChange } from '@/domain/friction/sees-change';
import { sweepSignals } from '@/domain/friction/sweep-signals';
import { JOB } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ruth } = cast;
const ZONE = 'America/Los_Angeles';
const TODAY = { zone: ZONE, currency: 'USD', whose: 'all' } as const;
const soon = () => new Date(Date.now() + 3_600_000);

/** Cases of signals, what is told of them, and what clients say outside the portal. */
export const caseVerbs: Registry = {
  'domain/friction/list-today#listToday': {
    call: (actor) => listToday(actor, TODAY),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/cases/list-client-cases#listClientCases': {
    call: (actor, { client }) => listClientCases(actor, { client }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/sees-change#seesChange': {
    call: (actor, { clientId }) => seesChange(actor, [clientId]),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/has-changed-since#hasChangedSince': {
    call: (actor) => hasChangedSince(actor, new Date(0)),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/cases/change-case#changeCase': {
    call: (actor, { signalCase }) => changeCase(actor, signalCase, () => Promise.resolve()),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/take-case#takeCase': {
    call: (actor, { signalCase }) => takeCase(actor, { caseId: signalCase }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/snooze-case#snoozeCase': {
    call: (actor, { signalCase }) => snoozeCase(actor, { caseId: signalCase, until: soon() }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/dismiss-case#dismissCase': {
    call: (actor, { signalCase }) => dismissCase(actor, { caseId: signalCase, reason: 'known' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/settle-case#settleCase': {
    call: (actor, { signalCase }) => settleCase(actor, { caseId: signalCase }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/reopen-case#reopenCase': {
    call: (actor, { signalCase }) => reopenCase(actor, { caseId: signalCase }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/friction/cases/wake-cases#wakeCases': {
    call: (actor) => wakeCases(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/friction/digest/choose-digest#chooseDigest': {
    call: (actor) => chooseDigest(actor, { wanted: false }),
    rightful: ruth,
    kind: 'own',
  },
  'domain/friction/digest/send-digests#sendDigests': {
    call: (actor) => sendDigests(actor),
    rightful: JOB,
    kind: 'few',
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
  'domain/calls/log-call#logCall': {
    call: (actor, { clientId, contactId }) =>
      logCall(actor, {
        ...{ key: newId(), clientId, contactId, channel: 'call', topic: 'other', said: '' },
        promisedAt: soon(),
      }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/calls/answer-call#answerCall': {
    call: (actor, { call }) => answerCall(actor, { callId: call }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/calls/take-back-call#takeBackCall': {
    call: (actor, { call }) => takeBackCall(actor, { callId: call }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/calls/list-promises#listPromises': {
    call: (actor) => listPromises(actor, { whose: 'all' }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/calls/find-call-clients#findCallClients': {
    call: (actor, { client }) => findCallClients(actor, { client }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/calls/get-promise-time#getPromiseTime': {
    call: (actor) => getPromiseTime(actor),
    rightful: ruth,
    kind: 'own',
  },
};
