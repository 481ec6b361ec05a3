import { beforeEach, describe, expect, it } from 'vitest';
import { clearDocuments } from '../documents/bring';
import { makePdf, send } from '../documents/make-files';
import { askToSign, bytesFor, publishPdf, sign } from '../signing/signing';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { bringVersion } from '@/domain/versions/bring-version';
import { publishVersion } from '@/domain/versions/publish-version';
import { finishSigning } from '@/worker/handlers/signing-finish';

const { dana, tom } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
});

async function bring(documentId: string, text: string): Promise<string> {
  const bytes = makePdf([text]);
  const { newerId } = await bringVersion(tom, {
    documentId,
    filename: 'corrected.pdf',
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  await finishDocument(newerId);
  return newerId;
}

const refused = (why: string) => ({
  code: 'conflict',
  messageKey: `documentVersions.errors.${why}`,
});

describe('a newer version', () => {
  it('is not brought or published while somebody is asked to sign the file that is there', async () => {
    const documentId = await publishPdf();
    const newerId = await bring(documentId, 'the second file');
    const id = await askToSign(documentId);
    const publish = () => publishVersion(tom, { documentId, newerId, changed: 'Box 12' });
    await expect(publish()).rejects.toMatchObject(refused('asked'));
    await cancelSigning(tom, { id });
    expect(await publish()).toMatchObject({ version: 2 });
    await askToSign(documentId);
    await expect(bring(documentId, 'the third file')).rejects.toMatchObject(refused('asked'));
  });

  it('is not made of what is signed; the version before the signed one opens as it was', async () => {
    const first = makePdf([`The first file, for ${brightwater.name}`]);
    const documentId = await publishPdf({ bytes: first });
    const newerId = await bring(documentId, 'the second file');
    await publishVersion(tom, { documentId, newerId, changed: 'Box 12' });
    const id = await askToSign(documentId);
    await sign(dana, { id, documentId });
    await expect(bring(documentId, 'the third file')).rejects.toMatchObject(refused('signed'));
    await finishSigning({ requestId: id });
    await expect(bring(documentId, 'the third file')).rejects.toMatchObject(refused('signed'));

    const [signed, original, before] = await Promise.all([
      bytesFor(dana, documentId),
      bytesFor(dana, documentId, 'original'),
      bytesFor(dana, documentId, 'download', 1),
    ]);
    expect(before.equals(first)).toBe(true);
    expect(original.toString('latin1')).toContain('the second file');
    expect(signed.subarray(0, original.length).equals(original)).toBe(true);
    expect(signed.length).toBeGreaterThan(original.length);
  });
});
