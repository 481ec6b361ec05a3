import { readPdf } from '@/lib/pdf-reader';
import { beforeEach, describe, expect, it } from 'vitest';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { beginPasskeyProof } from '@/domain/passkeys/prove-with-passkey';
import { verifyFile } from '@/domain/signing/verify-file';
import { PUBLIC } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import type { RequestOptions } from '@/lib/webauthn';
import { clearDocuments } from '@/tests/domain/documents/bring';
import { addOne } from '@/tests/domain/passkeys/adding';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { finishSigning } from '@/worker/handlers/signing-finish';
import {
  A_DRAWING,
  askToSign,
  bytesFor,
  logOf,
  mailsOf,
  ORIGIN,
  publishPdf,
  sha256Of,
  sign,
  somePdf,
  findSigning,
} from './signing';

const { dana, marco, tom, joan } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
});

/** A document that Dana typed her name under, and Marco drew his; signed, and its version made. */
async function signedByTwo() {
  const original = somePdf();
  const documentId = await publishPdf({ bytes: original, audience: 'all' });
  const id = await askToSign(documentId, { signers: [dana.contactId, marco.contactId] });
  await sign(dana, { id, documentId });
  const { authenticator } = await addOne(marco);
  const answer = authenticator.sign((await beginPasskeyProof(marco)) as RequestOptions);
  await sign(marco, { id, documentId, way: 'drawn', drawing: A_DRAWING, proof: { answer } });
  await finishSigning({ requestId: id });
  return { original, documentId, id };
}

async function textOf(pdf: Buffer): Promise<{ pages: number; text: string }> {
  const reading = await readPdf(Uint8Array.from(pdf), { pages: 10, characters: 20_000 });
  if ('problem' in reading) throw new Error(reading.problem);
  return { ...reading, text: reading.text.replace(/\s+/g, ' ') };
}

describe('the signed version', () => {
  it('is the document as it was, byte for byte, with a page behind it that proves the signing', async () => {
    const { original, documentId } = await signedByTwo();
    const signed = await bytesFor(dana, documentId);
    expect(signed.subarray(0, original.length).equals(original)).toBe(true);
    const { pages, text } = await textOf(signed);
    const before = await textOf(original);
    expect(before.pages).toBe(2);
    expect(pages).toBeGreaterThanOrEqual(3);
    expect(pages).toBeLessThanOrEqual(4);
    expect(text).toContain('Non-disclosure agreement');
    for (const said of [
      'Evidence of signing',
      'Both people signed this',
      'Dana Whitlock',
      emails.dana,
      'Marco Vianelli',
      emails.marco,
      `${ORIGIN.ip}, ${ORIGIN.userAgent}`,
      'Password confirmed at',
      'Passkey used at',
      'drawn',
      'I have read all 2 pages of “Non-disclosure agreement”, and I sign it.',
      'I can have a paper copy, free of charge',
      'Asked for it to be signed, for Alder & Finch',
      publicId('do', documentId),
      '/verify',
      `${original.length.toLocaleString('en')} bytes`,
    ])
      expect(text, said).toContain(said);
    const [hash = ''] = /(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/.exec(text) ?? [];
    expect(hash.replaceAll(' ', '')).toBe(sha256Of(original));
  });

  it('is what opens and downloads afterwards; the original can still be had, untouched', async () => {
    const { original, documentId } = await signedByTwo();
    const opened = await bytesFor(dana, documentId, 'open');
    expect(opened.length).toBeGreaterThan(original.length);
    expect((await bytesFor(tom, documentId)).equals(opened)).toBe(true);
    expect((await bytesFor(dana, documentId, 'original')).equals(original)).toBe(true);
    const view = await getDocument(dana, documentId);
    expect(view).toMatchObject({ isSigned: true, sizeBytes: opened.length });
    expect(view.pages).toBeGreaterThan(2);
    expect((await listDocuments(dana, {})).groups[0]?.rows[0]?.isSigned).toBe(true);
    expect(await findSigning(dana, documentId)).toMatchObject({ state: 'complete' });
  });

  it('does not come between the ranges of whoever has the original open', async () => {
    const original = somePdf();
    const documentId = await publishPdf({ bytes: original });
    const id = await askToSign(documentId);
    const { grantId } = await grantDocument(dana, { documentId, purpose: 'open' });
    await sign(dana, { id, documentId });
    await finishSigning({ requestId: id });
    const { sizeBytes } = await readGranted(dana, { documentId, grantId });
    expect(sizeBytes).toBe(original.length);
  });

  it('is made once, whoever works it and how often; its fingerprint is in the log, and the signers are told', async () => {
    const { documentId, id } = await signedByTwo();
    const signed = sha256Of(await bytesFor(dana, documentId));
    await Promise.all([finishSigning({ requestId: id }), finishSigning({ requestId: id })]);
    const rows = await ownerQuery<{ hash: string }>(
      `SELECT encode(sha256, 'hex') AS hash FROM signed_document WHERE request_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ hash: signed }]);
    const [event] = await ownerQuery<{ data: Record<string, unknown> }>(
      `SELECT data FROM activity_event WHERE type = 'signing.completed'`,
    );
    expect(event?.data).toMatchObject({ signed, signers: 2 });
    expect((await logOf(documentId)).filter((type) => type === 'signing.completed')).toHaveLength(
      1,
    );
    const mails = await mailsOf(`signing-done/${id}/`);
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([emails.dana, emails.marco]);
  });

  it('is made by the clock where the job was lost', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    await sign(dana, { id, documentId });
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'signing.finish'`);
    await finishSigning({});
    const jobs = await ownerQuery(
      `SELECT 1 FROM pgboss.job WHERE name = 'signing.finish' AND data->>'requestId' = $1`,
      [id],
    );
    expect(jobs).toHaveLength(1);
  });
});

describe('a file that somebody checks', () => {
  it('is the signed one, the one before, or neither; nothing else is told', async () => {
    const { original, documentId } = await signedByTwo();
    const signed = await bytesFor(dana, documentId);
    const yes = await verifyFile(PUBLIC, { sha256: sha256Of(signed) });
    expect(yes).toEqual({
      is: 'signed',
      signers: [
        { name: 'Dana Whitlock', signedAt: expect.any(Date) },
        { name: 'Marco Vianelli', signedAt: expect.any(Date) },
      ],
    });
    expect(await verifyFile(PUBLIC, { sha256: sha256Of(original) })).toEqual({ is: 'original' });
    const changed = Buffer.from(signed);
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect(await verifyFile(PUBLIC, { sha256: sha256Of(changed) })).toEqual({ is: 'unknown' });
  });

  it('is one that is named by its whole fingerprint, and not too many from one place', async () => {
    for (const sha256 of ['', 'a'.repeat(63), 'G'.repeat(64), "' OR true --"]) {
      expect((await refusal(verifyFile(PUBLIC, { sha256 }))).code).toBe('invalid');
    }
    const somebody = { ...PUBLIC, origin: ORIGIN };
    const ask = () => verifyFile(somebody, { sha256: '0'.repeat(64) });
    for (let time = 0; time < 60; time += 1) await ask();
    expect((await refusal(ask())).code).toBe('too_many');
    await expect(verifyFile(PUBLIC, { sha256: '0'.repeat(64) })).resolves.toEqual({
      is: 'unknown',
    });
  });

  it('is of a document that is not signed yet: nothing is told of it', async () => {
    const bytes = somePdf();
    const documentId = await publishPdf({ bytes });
    await askToSign(documentId);
    expect(await verifyFile(PUBLIC, { sha256: sha256Of(bytes) })).toEqual({ is: 'unknown' });
    expect((await refusal(getDocument(joan, documentId))).code).toBe('not_found');
  });
});
