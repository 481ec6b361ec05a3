import { editCause } from '@/domain/causes/edit-cause';
import { endCause, reopenCause } from '@/domain/causes/end-cause';
import { fixCause } from '@/domain/causes/fix-cause';
import { getCause } from '@/domain/causes/get-cause';
import { giveCause, takeCauseBack } from '@/domain/causes/give-cause';
import { listCauseChoices, listOwnerChoices } from '@/domain/causes/list-cause-choices';
import { listCauses } from '@/domain/causes/list-causes';
import { listGroups } from '@/domain/causes/list-groups';
import { listWaitingCauses } from '@/domain/causes/list-waiting-causes';
import { changeLocked } from '@/domain/causes/lock-cause';
import { measureCause, measureCauses } from '@/domain/causes/measure-cause';
import { ownCause } from '@/domain/causes/own-cause';
import { proposeCause } from '@/domain/causes/propose-cause';
import { JOB } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom } = cast;
const text = { sentence: 'Why', remedy: '', measure: null };

/** Causes are the firm's, and its people's alone; which signals are behind them goes by the client. */
export const causeVerbs: Registry = {
  'domain/causes/list-causes#listCauses': {
    call: (actor) => listCauses(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/list-groups#listGroups': {
    call: (actor) => listGroups(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/get-cause#getCause': {
    call: (actor, { cause }) => getCause(actor, { cause }),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/list-cause-choices#listCauseChoices': {
    call: (actor) => listCauseChoices(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/list-cause-choices#listOwnerChoices': {
    call: (actor) => listOwnerChoices(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/list-waiting-causes#listWaitingCauses': {
    call: (actor) => listWaitingCauses(actor, 'UTC'),
    rightful: tom,
    kind: 'list',
  },
  'domain/causes/propose-cause#proposeCause': {
    call: (actor, { newCause, signal }) =>
      proposeCause(actor, { ...text, id: newCause, signals: [signal] }),
    rightful: tom,
    kind: 'row',
  },
  'domain/causes/give-cause#giveCause': {
    call: (actor, { cause, signal }) => giveCause(actor, { cause, signals: [signal] }),
    rightful: tom,
    kind: 'row',
  },
  'domain/causes/give-cause#takeCauseBack': {
    call: (actor, { signal }) => takeCauseBack(actor, { signals: [signal] }),
    rightful: tom,
    kind: 'row',
  },
  'domain/causes/lock-cause#changeLocked': {
    call: (actor, { cause }) => changeLocked(actor, cause, ['open'], () => Promise.resolve()),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/edit-cause#editCause': {
    call: (actor, { cause }) => editCause(actor, { ...text, cause }),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/own-cause#ownCause': {
    call: (actor, { cause, employee }) => ownCause(actor, { cause, owner: employee, dueOn: '' }),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/fix-cause#fixCause': {
    call: (actor, { cause }) => fixCause(actor, { cause, fixedOn: '2026-11-20', remedy: '' }),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/end-cause#endCause': {
    call: (actor, { cause }) => endCause(actor, { cause, as: 'closed' }),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/end-cause#reopenCause': {
    call: (actor, { cause }) => reopenCause(actor, { cause }),
    rightful: tom,
    kind: 'own',
  },
  'domain/causes/measure-cause#measureCause': {
    call: (actor, { cause }) => measureCause(actor, parseId('ca', cause)),
    rightful: JOB,
    kind: 'few',
  },
  'domain/causes/measure-cause#measureCauses': {
    call: (actor) => measureCauses(actor),
    rightful: JOB,
    kind: 'few',
  },
};
