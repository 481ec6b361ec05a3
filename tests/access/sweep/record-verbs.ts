import { askExitKit } from '@/domain/records/ask-exit-kit';
import { cancelDeletion } from '@/domain/records/cancel-deletion';
import { changeRetention } from '@/domain/records/change-retention';
import { findForFirm } from '@/domain/records/find-for-firm';
import { getClientRecords } from '@/domain/records/get-client-records';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { getPaperRules } from '@/domain/records/get-paper-rules';
import { getStanding, getTombstone } from '@/domain/records/get-standing';
import { liftHold } from '@/domain/records/lift-hold';
import { listRecords } from '@/domain/records/list-records';
import { grantExitKit, readExitKit } from '@/domain/records/open-exit-kit';
import { placeHold } from '@/domain/records/place-hold';
import { DEFAULT_YEARS } from '@/domain/records/retention';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';
import { SECRET } from './rows';

const { tom, dana, ingrid } = cast;

/** Keeping and ending: what is held, what goes, and everything as one ZIP. */
export const recordVerbs: Registry = {
  'domain/records/get-paper-rules#getPaperRules': {
    call: (actor) => getPaperRules(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/change-retention#changeRetention': {
    call: (actor) => changeRetention(actor, { ...DEFAULT_YEARS, other: 9 }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/list-records#listRecords': {
    call: (actor) => listRecords(actor, {}),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/schedule-deletion#scheduleDeletion': {
    call: (actor, { documentId }) => scheduleDeletion(actor, { documentId, title: SECRET }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/cancel-deletion#cancelDeletion': {
    call: (actor, { leavingDocumentId }) =>
      cancelDeletion(actor, { documentId: leavingDocumentId }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/place-hold#placeHold': {
    call: (actor, { clientId, documentId }) =>
      placeHold(actor, { clientId, documentId, reason: 'Audit' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/lift-hold#liftHold': {
    call: (actor, { holdId }) => liftHold(actor, { holdId, reason: 'It is over' }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/records/get-standing#getStanding': {
    call: (actor, { documentId }) => getStanding(actor, { documentId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/records/get-standing#getTombstone': {
    call: (actor, { deletedDocumentId }) => getTombstone(actor, { documentId: deletedDocumentId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/records/find-for-firm#findForFirm': {
    call: (actor, { documentId }) => findForFirm(actor, { documentId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/records/get-client-records#getClientRecords': {
    call: (actor, { clientId }) => getClientRecords(actor, { clientId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/records/get-exit-kit#getExitKit': {
    call: (actor, { clientId }) => getExitKit(actor, { clientId }),
    rightful: dana,
    kind: 'list',
  },
  'domain/records/ask-exit-kit#askExitKit': {
    call: (actor, { clientId }) => askExitKit(actor, { clientId }),
    rightful: tom,
    kind: 'own',
  },
  'domain/records/open-exit-kit#grantExitKit': {
    call: (actor, { kitId }) => grantExitKit(actor, { kitId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/records/open-exit-kit#readExitKit': {
    call: (actor, { kitId, kitGrantId }) => readExitKit(actor, { kitId, grantId: kitGrantId }),
    rightful: dana,
    kind: 'row',
  },
};
