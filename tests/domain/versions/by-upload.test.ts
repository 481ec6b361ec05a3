import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearDocuments, publishOne } from '@/tests/domain/documents/bring';
import { makePdf, makePng, send } from '@/tests/domain/documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { finishUpload } from '@/domain/uploads/finish-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { publishVersion } from '@/domain/versions/publish-version';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';

const { tom, ruth, hugh, dana } = cast;
const pdf = makePdf(['The corrected one']);

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE upload, upload_part, signature_request CASCADE');
});

async function begin(versionOfId: string, bytes: Buffer, as: Actor = tom, filename = 'newer.pdf') {
  const uploadId = newId();
  await beginUpload(as, {
    uploadId,
    filename,
    folder: null,
    sizeBytes: bytes.length,
    itemId: null,
    versionOfId,
    isArchive: false,
  });
  return uploadId;
}

/** Arrived, and not finished yet. */
async function arrived(documentId: string, bytes: Buffer = pdf): Promise<string> {
  const uploadId = await begin(documentId, bytes);
  await appendUpload(tom, { uploadId, offset: 0, source: send(bytes) });
  return uploadId;
}

const newer = () =>
  ownerQuery<{ id: string; hash: string; of: string }>(
    `SELECT id, encode(sha256, 'hex') AS hash, version_of AS of FROM document WHERE version_of IS NOT NULL`,
  );
const leftovers = () => ownerQuery('SELECT 1 FROM upload UNION ALL SELECT 1 FROM upload_part');

async function askToSign(documentId: string): Promise<void> {
  await ownerQuery(
    `INSERT INTO signature_request (id, client_id, document_id, document_sha256, asked_by)
     SELECT $2, client_id, id, sha256, published_by FROM document WHERE id = $1`,
    [documentId, newId()],
  );
}

describe('a newer file that arrives in parts', () => {
  it('goes on where the line broke, is the newer file of its document, and is published as one', async () => {
    const documentId = await publishOne();
    const large = Buffer.concat([makePng(), randomBytes(6 * 1024 * 1024)]);
    const uploadId = await begin(documentId, large, tom, 'newer.png');
    const offset = await appendUpload(tom, { uploadId, offset: 0, source: send(large, 4_500_000) });
    expect(offset).toBeLessThan(large.length);
    await appendUpload(tom, { uploadId, offset, source: send(large.subarray(offset)) });
    await finishUpload(tom, uploadId);
    const hash = createHash('sha256').update(large).digest('hex');
    expect(await newer()).toEqual([{ id: uploadId, hash, of: documentId }]);
    await finishDocument(uploadId);
    expect(
      await publishVersion(tom, { documentId, newerId: uploadId, changed: 'All of it' }),
    ).toMatchObject({ version: 2 });
  });

  it('is brought once, however often and at once it is finished, and after a crash in between', async () => {
    const uploadId = await arrived(await publishOne());
    await Promise.allSettled([finishUpload(tom, uploadId), finishUpload(tom, uploadId)]);
    await ownerQuery('UPDATE upload SET finished_at = NULL, finishing_until = NULL');
    await finishUpload(tom, uploadId);
    expect(await newer()).toHaveLength(1);
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: pdf.length });
  });

  it('is refused when it is begun: another’s, what is signed or asked, and while another waits', async () => {
    const documentId = await publishOne();
    await expect(begin(documentId, pdf, hugh)).rejects.toMatchObject({ code: 'not_found' });
    await expect(begin(newId(), pdf)).rejects.toMatchObject({ code: 'not_found' });
    await expect(begin(documentId, pdf, dana)).rejects.toMatchObject({ code: 'not_found' });
    await askToSign(documentId);
    await expect(begin(documentId, pdf)).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'documentVersions.errors.asked',
    });
    await ownerQuery('TRUNCATE signature_request CASCADE');
    await finishUpload(tom, await arrived(documentId));
    await expect(begin(documentId, pdf, ruth)).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'documentVersions.errors.one_waits',
    });
  });

  it('is refused when it is there, and leaves nothing: the document changed meanwhile', async () => {
    const cases: [string, (documentId: string) => Promise<unknown>][] = [
      ['asked', askToSign],
      ['not_published', (documentId) => withdrawDocument(tom, documentId)],
      ['one_waits', async (documentId) => finishUpload(tom, await arrived(documentId))],
    ];
    for (const [why, happens] of cases) {
      const documentId = await publishOne();
      const uploadId = await arrived(documentId, makePdf([why]));
      await happens(documentId);
      await expect(finishUpload(tom, uploadId)).rejects.toMatchObject({
        code: 'invalid',
        messageKey: `documentVersions.errors.${why}`,
      });
      await expect(getUpload(tom, uploadId)).rejects.toMatchObject({ code: 'not_found' });
      await ownerQuery('TRUNCATE upload, upload_part, signature_request CASCADE');
    }
  });

  it('that is the very file, or none that can be opened, leaves nothing either', async () => {
    const documentId = await publishOne();
    const same = await arrived(documentId);
    await finishUpload(tom, same);
    await finishDocument(same);
    await publishVersion(tom, { documentId, newerId: same, changed: 'All of it' });
    await ownerQuery('TRUNCATE upload, upload_part CASCADE');
    await expect(finishUpload(tom, await arrived(documentId))).rejects.toMatchObject({
      code: 'invalid',
      messageKey: 'documentVersions.errors.same_file',
    });
    expect(await leftovers()).toEqual([]);
    await expect(finishUpload(tom, await arrived(documentId, makePng()))).rejects.toMatchObject({
      code: 'invalid',
      messageKey: 'documents.refused.mismatch',
    });
    expect(await leftovers()).toEqual([]);
  });
});
