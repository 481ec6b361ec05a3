import { listAccess } from '@/domain/history/list-access';
import { beginLook } from '@/domain/looking/begin-look';
import { endLook } from '@/domain/looking/end-look';
import { recordLook } from '@/domain/looking/record-look';
import { describeTable } from '@/domain/rights/describe-table';
import { translator } from '@/lib/translator';
import { cast, lookingAs } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana, ingrid } = cast;

export const lookingVerbs: Registry = {
  'domain/looking/begin-look#beginLook': {
    call: (actor, { contact }) => beginLook(actor, { contact }),
    rightful: tom,
    kind: 'row',
  },
  'domain/history/list-access#listAccess': {
    call: (actor, { clientId }) => listAccess(actor, { clientId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/rights/describe-table#describeTable': {
    call: (actor) => Promise.resolve(actor).then((who) => describeTable(who, translator())),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/looking/end-look#endLook': {
    call: (actor) => endLook(actor),
    rightful: lookingAs(tom, dana),
    kind: 'few',
  },
  'domain/looking/record-look#recordLook': {
    call: (actor) => recordLook(actor, { path: '/' }),
    rightful: lookingAs(tom, dana),
    kind: 'few',
  },
};
