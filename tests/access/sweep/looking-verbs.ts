import { listAccess } from '@/domain/history/list-access';
import { beginLook } from '@/domain/looking/begin-look';
import { endLook } from '@/domain/looking/end-look';
import { recordLook } from '@/domain/looking/record-look';
import { cast, lookingAs } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;

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
