import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { finishUpload } from '@/domain/uploads/finish-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { removeUpload } from '@/domain/uploads/remove-upload';
import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { dana } = cast;

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('%PDF-1.7\n');
}

/** What Dana began for an item of Brightwater's. */
export const uploadVerbs: Registry = {
  'domain/uploads/begin-upload#beginUpload': {
    call: (actor, { requestItemId }) =>
      beginUpload(actor, {
        uploadId: newId(),
        filename: 'a.pdf',
        folder: null,
        sizeBytes: 9,
        itemId: requestItemId,
        versionOfId: null,
        isArchive: false,
      }),
    rightful: dana,
    kind: 'row',
  },
  'domain/uploads/get-upload#getUpload': {
    call: (actor, { uploadId }) => getUpload(actor, uploadId),
    rightful: dana,
    kind: 'row',
  },
  'domain/uploads/append-upload#appendUpload': {
    call: (actor, { uploadId }) => appendUpload(actor, { uploadId, offset: 0, source: bytes() }),
    rightful: dana,
    kind: 'row',
  },
  'domain/uploads/finish-upload#finishUpload': {
    call: (actor, { uploadId }) => finishUpload(actor, uploadId),
    rightful: dana,
    kind: 'row',
  },
  'domain/uploads/remove-upload#removeUpload': {
    call: (actor, { uploadId }) => removeUpload(actor, uploadId),
    rightful: dana,
    kind: 'row',
  },
};
