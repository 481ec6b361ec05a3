import { exportLog } from '@/domain/sealing/export-log';
import { getLogProof } from '@/domain/sealing/get-log-proof';
import { keepCheckpoint } from '@/domain/sealing/keep-checkpoint';
import { listCheckpoints } from '@/domain/sealing/list-checkpoints';
import { mailCheckpoint } from '@/domain/sealing/mail-checkpoint';
import { sealEvents } from '@/domain/sealing/seal-events';
import { verifyLog } from '@/domain/sealing/verify-log';
import { watchSealing } from '@/domain/sealing/watch-sealing';
import { JOB } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ingrid } = cast;

/** The log's seals: the worker's to make, the owner's to see and take away. */
export const sealingVerbs: Registry = {
  'domain/sealing/seal-events#sealEvents': {
    call: (actor) => sealEvents(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/sealing/watch-sealing#watchSealing': {
    call: (actor) => watchSealing(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/sealing/keep-checkpoint#keepCheckpoint': {
    call: (actor) => keepCheckpoint(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/sealing/mail-checkpoint#mailCheckpoint': {
    call: (actor) => mailCheckpoint(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/sealing/verify-log#verifyLog': {
    call: (actor) => verifyLog(actor, []),
    rightful: JOB,
    kind: 'few',
  },
  'domain/sealing/get-log-proof#getLogProof': {
    call: (actor) => getLogProof(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/sealing/list-checkpoints#listCheckpoints': {
    call: (actor) => listCheckpoints(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/sealing/export-log#exportLog': {
    call: (actor) => exportLog(actor, 'ndjson'),
    rightful: ingrid,
    kind: 'few',
  },
};
