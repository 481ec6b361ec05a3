import { bringVersion } from '@/domain/versions/bring-version';
import { dropVersion } from '@/domain/versions/drop-version';
import { publishVersion } from '@/domain/versions/publish-version';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, ruth } = cast;

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('%PDF-1.7\n');
}

export const versionVerbs: Registry = {
  'domain/versions/bring-version#bringVersion': {
    call: (actor, { documentId }) =>
      bringVersion(actor, { documentId, filename: 'a.pdf', declaredBytes: 9, source: bytes() }),
    rightful: tom,
    kind: 'row',
  },
  'domain/versions/publish-version#publishVersion': {
    call: (actor, { documentId, newerId }) =>
      publishVersion(actor, { documentId, newerId, changed: 'A line of it' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/versions/drop-version#dropVersion': {
    call: (actor, { documentId, newerId }) => dropVersion(actor, { documentId, newerId }),
    rightful: tom,
    kind: 'row',
  },
};
