import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, it } from 'vitest';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { acknowledgeDocument } from '@/domain/signing/acknowledge-document';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { declineSigning } from '@/domain/signing/decline-signing';
import { readDrawing } from '@/domain/signing/drawing';
import { keepSigned } from '@/domain/signing/keep-signed';
import { remindSigning } from '@/domain/signing/remind-signing';
import { signDocument } from '@/domain/signing/sign-document';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { clearDocuments, publishOne } from '@/tests/domain/documents/bring';
import { brightwater, cast, larkAndLoom, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { A_DRAWING, askToSign, publishPdf, sign, statementFor, stateOf } from './signing';

const { dana, marco, joan, tom, hugh } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
});

const keyOf = async (work: Promise<unknown>) => (await refusal(work)).messageKey;
const fieldsOf = async (work: Promise<unknown>) => (await refusal(work)).fields;

/** A PDF that opens for everybody, and is protected against changes. */
async function protectedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage().drawText(brightwater.name);
  document.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: { modifying: false } });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const proof = { password };

describe('asking is refused', () => {
  it('for what is no PDF, or one that no page can be put behind, at the moment of asking', async () => {
    const text = await publishOne({ audience: 'all' });
    expect(await keyOf(askToSign(text))).toBe('signing.errors.not_pdf');
    const locked = await publishPdf({ bytes: await protectedPdf() });
    expect(await keyOf(askToSign(locked))).toBe('signing.errors.pdf_locked');
    // Whoever only confirms it leaves it as it is.
    await askToSign(locked, { kind: 'acknowledge' });
  });

  it('for nobody, a day that is past, somebody who cannot see it, and somebody of another client', async () => {
    const documentId = await publishPdf();
    expect(await fieldsOf(askToSign(documentId, { signers: [], dueOn: '2020-01-01' }))).toEqual({
      signers: 'signing.errors.choose_somebody',
      dueOn: 'signing.errors.past_day',
    });
    expect(await fieldsOf(askToSign(documentId, { signers: [marco.contactId] }))).toEqual({
      signers: 'signing.errors.cannot_see',
    });
    const foreign = askToSign(documentId, { signers: [dana.contactId, joan.contactId] });
    expect((await refusal(foreign)).code).toBe('not_found');
  });

  it('for what is not published, is asked already, or is signed', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    expect(await keyOf(askToSign(documentId))).toBe('signing.errors.asked_already');
    await sign(dana, { id, documentId });
    expect(await keyOf(askToSign(documentId))).toBe('signing.errors.document_signed');
    const other = await publishPdf();
    await withdrawDocument(tom, other);
    expect(await keyOf(askToSign(other))).toBe('signing.errors.not_published');
    const twice = await publishPdf();
    const [one, two] = await Promise.allSettled([askToSign(twice), askToSign(twice)]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('signing is refused', () => {
  it('without a look at it, a signature, or a yes to what it means', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    const statement = await statementFor(dana, documentId);
    const input = { id, statement, agreed: true, way: 'typed' as const, drawing: '', proof };
    expect(await keyOf(signDocument(dana, { ...input, name: 'Dana' }))).toBe(
      'signing.errors.unread',
    );
    const tries = [
      [{ agreed: false }, { agreed: 'signing.errors.agree' }],
      [{ name: ' 7 ' }, { name: 'signing.errors.name' }],
      [{ name: 'D'.repeat(101) }, { name: 'signing.errors.name' }],
      [{ way: 'drawn' as const }, { drawing: 'signing.errors.drawing' }],
    ] as const;
    for (const [part, fields] of tries)
      expect(await fieldsOf(sign(dana, { id, documentId, ...part }))).toEqual(fields);
    expect(await keyOf(sign(dana, { id, documentId, statement: 'a'.repeat(64) }))).toBe(
      'signing.errors.statement',
    );
    expect(await stateOf(id)).toEqual({ state: 'open', signers: ['waiting'] });
  });

  it('for a drawing that no hand made', () => {
    expect(readDrawing(A_DRAWING).strokes).toHaveLength(2);
    const field = { width: 400, height: 100 };
    for (const bad of [
      '',
      'null',
      '{}',
      JSON.stringify({ ...field, strokes: [] }),
      JSON.stringify({ ...field, strokes: [[10, 10, 11, 11]] }),
      JSON.stringify({ ...field, strokes: [[0, 0, 300]] }),
      JSON.stringify({ ...field, strokes: [[0, 0, 'M0 0"/><script>', 90]] }),
      JSON.stringify({ ...field, width: 1e9, strokes: [[0, 0, 300, 90]] }),
      JSON.stringify({ ...field, strokes: [Array.from({ length: 20_000 }, (_, at) => at % 90)] }),
    ])
      expect(() => readDrawing(bad), bad.slice(0, 60)).toThrow('errors.invalid');
    const far = JSON.stringify({ ...field, strokes: [[-50, 20, 900, 300]] });
    expect(readDrawing(far).strokes).toEqual([[0, 20, 400, 100]]);
  });

  it('for a colleague who is not asked, and the neighbour; nobody answers what is of the other kind', async () => {
    const documentId = await publishPdf({ audience: 'all' });
    const id = await askToSign(documentId);
    for (const actor of [marco, joan]) {
      const input = { id, statement: '', agreed: true, way: 'typed' as const, name: 'X Y' };
      const tried = signDocument(actor, { ...input, drawing: '', proof });
      expect((await refusal(tried)).code).toBe('not_found');
      expect((await refusal(declineSigning(actor, { id, reason: 'No' }))).code).toBe('not_found');
    }
    expect((await refusal(acknowledgeDocument(dana, { id, statement: '' }))).code).toBe(
      'not_found',
    );
    expect((await refusal(cancelSigning(hugh, { id }))).code).toBe('not_found');
    expect((await refusal(remindSigning(hugh, { id }))).code).toBe('not_found');
    expect(await fieldsOf(declineSigning(dana, { id, reason: ' ' }))).toEqual({
      reason: 'signing.errors.reason',
    });
  });
});

describe('whatever the program does, the database refuses', () => {
  it('what signs for somebody else, changes what was signed, or makes a version of what is not', async () => {
    const documentId = await publishPdf({ audience: 'all' });
    const id = await askToSign(documentId, { signers: [dana.contactId, marco.contactId] });
    const signed = {
      state: 'signed' as const,
      actedAt: new Date(),
      statement: 'x',
      statementSha256: new Uint8Array(32),
      documentSha256: new Uint8Array(32),
    };
    const forOther = await dbAs(dana, (db) =>
      db.signatureSigner.updateMany({ where: { contactId: marco.contactId }, data: signed }),
    );
    const byFirm = await dbAs(tom, (db) =>
      db.signatureSigner.updateMany({ where: { requestId: id }, data: signed }),
    );
    expect([forOther.count, byFirm.count]).toEqual([0, 0]);
    await sign(dana, { id, documentId });
    const after = await dbAs(dana, (db) =>
      db.signatureSigner.updateMany({
        where: { contactId: dana.contactId },
        data: { state: 'declined', reason: 'I take it back.' },
      }),
    );
    expect(after.count).toBe(0);
    await expect(
      dbAs(dana, (db) =>
        db.signatureRequest.updateMany({
          where: { id },
          data: { state: 'complete', endedAt: new Date(), dueOn: new Date() },
        }),
      ),
    ).rejects.toThrow();
    const unsigned = keepSigned(JOB, { requestId: id, bytes: new Uint8Array(3), pages: 1 });
    expect((await refusal(unsigned)).code).toBe('not_found');
    await expect(
      dbAs(tom, (db) =>
        db.signatureSigner.createMany({
          data: {
            ...{ id: newId(), requestId: id, documentId, contactId: joan.contactId, position: 3 },
            ...{ clientId: larkAndLoom.clientId, name: 'X', email: 'x@example.com' },
          },
        }),
      ),
    ).rejects.toThrow();
  });
});
