import { beforeEach, describe, expect, it } from 'vitest';
import { listDocuments } from '@/domain/documents/list-documents';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { acknowledgeDocument } from '@/domain/signing/acknowledge-document';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { declineSigning } from '@/domain/signing/decline-signing';
import { listDue } from '@/domain/home/list-due';
import { listSignerChoices } from '@/domain/signing/list-signer-choices';
import { grantDocument } from '@/domain/looks/grant-document';
import { statementOf } from '@/domain/signing/statement';
import { beginPasskeyProof } from '@/domain/passkeys/prove-with-passkey';
import { publicId } from '@/lib/ids';
import type { RequestOptions } from '@/lib/webauthn';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { clearDocuments } from '@/tests/domain/documents/bring';
import { addOne } from '@/tests/domain/passkeys/adding';
import {
  A_DRAWING,
  askToSign,
  logOf,
  mailsOf,
  ORIGIN,
  publishPdf,
  sha256Of,
  sign,
  somePdf,
  statementFor,
  stateOf,
  findSigning,
  listSigning,
} from './signing';

const { dana, marco, tom, joan } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
});

describe('asking for a signature', () => {
  it('is told to those who are asked, without a word of what it is, and waits for them', async () => {
    const documentId = await publishPdf();
    expect(await listSignerChoices(tom, documentId)).toMatchObject([{ name: 'Dana Whitlock' }]);
    const id = await askToSign(documentId, { dueOn: '2027-01-15' });
    const [mail, ...others] = await mailsOf(`signing/${id}/`);
    expect(others).toEqual([]);
    expect(mail?.recipient).toBe(emails.dana);
    expect(JSON.stringify(mail)).not.toContain('Non-disclosure');
    expect(await listSigning(dana)).toMatchObject([
      {
        id: publicId('do', documentId),
        signing: { kind: 'sign', dueOn: '2027-01-15' },
        pages: 2,
      },
    ]);
    expect(await listSigning(marco)).toEqual([]);
    const view = await findSigning(dana, documentId);
    expect(view).toMatchObject({ state: 'open', signers: [{ isReader: true, state: 'waiting' }] });
    expect(view && statementOf('sign', view.terms).paragraphs[0]).toBe(
      'I have read all 2 pages of “Non-disclosure agreement”, and I sign it.',
    );
    expect(await logOf(documentId)).toEqual(['signing.requested']);
  });
});

describe('signing', () => {
  it('keeps who, what they agreed to, how, when and from where; the last signature completes it', async () => {
    const bytes = somePdf();
    const documentId = await publishPdf({ bytes, audience: 'all' });
    const id = await askToSign(documentId, { signers: [dana.contactId, marco.contactId] });
    const before = Date.now();
    await sign(dana, { id, documentId });
    expect(await stateOf(id)).toEqual({ state: 'open', signers: ['signed', 'waiting'] });
    expect(await listSigning(dana)).toEqual([]);
    await sign(marco, { id, documentId, way: 'drawn', name: '', drawing: A_DRAWING });
    expect(await stateOf(id)).toEqual({ state: 'complete', signers: ['signed', 'signed'] });
    const [first, second] = await ownerQuery<Record<string, unknown>>(
      `SELECT name, email, way, signed_name, drawing, statement, encode(statement_sha256, 'hex') AS said,
              encode(document_sha256, 'hex') AS of, proved_at, proved_by, acted_at, ip, user_agent
       FROM signature_signer WHERE request_id = $1 ORDER BY position`,
      [id],
    );
    expect(first).toMatchObject({
      name: 'Dana Whitlock',
      email: emails.dana,
      way: 'typed',
      signed_name: 'Dana Whitlock',
      drawing: null,
      proved_by: 'password',
      of: sha256Of(bytes),
      ip: ORIGIN.ip,
      user_agent: ORIGIN.userAgent,
    });
    expect(first?.said).toBe(sha256Of(Buffer.from(String(first?.statement))));
    expect(String(first?.statement)).toContain('I can have a paper copy, free of charge');
    for (const at of [first?.proved_at, first?.acted_at])
      expect((at as Date).getTime()).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ way: 'drawn', signed_name: null });
    expect(second?.drawing).toEqual({
      width: 400,
      height: 120,
      strokes: [
        [20, 60, 60, 20, 100, 90, 140, 30],
        [200, 60, 200, 60],
      ],
    });
    expect(await logOf(documentId)).toEqual([
      'signing.requested',
      'document.signed',
      'document.signed',
    ]);
    const jobs = await ownerQuery<{ data: unknown }>(
      `SELECT data FROM pgboss.job WHERE name = 'signing.finish' AND data->>'requestId' = $1`,
      [id],
    );
    expect(jobs).toHaveLength(1);
  });

  it('asks who it is at that moment, whatever was proved before', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    await ownerQuery('UPDATE session SET proved_at = now()');
    const wrong = await refusal(
      sign(dana, { id, documentId, proof: { password: 'not this one' } }),
    );
    expect(wrong.fields).toEqual({ password: 'access.password_not_yours' });
    expect(await stateOf(id)).toEqual({ state: 'open', signers: ['waiting'] });
    await sign(dana, { id, documentId });
    expect((await stateOf(id)).state).toBe('complete');
  });

  it('takes a passkey of theirs for an answer, once, and nobody else’s', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    const { authenticator } = await addOne(dana);
    const answer = authenticator.sign((await beginPasskeyProof(dana)) as RequestOptions);
    const joans = await addOne(joan);
    const foreign = joans.authenticator.sign((await beginPasskeyProof(dana)) as RequestOptions);
    const wrong = await refusal(sign(dana, { id, documentId, proof: { answer: foreign } }));
    expect(wrong.messageKey).toBe('passkeys.refused');
    await sign(dana, { id, documentId, proof: { answer } });
    expect((await stateOf(id)).state).toBe('complete');
    const [row] = await ownerQuery<{ proved_by: string; in_time: boolean }>(
      `SELECT proved_by, proved_at <= acted_at AS in_time FROM signature_signer WHERE request_id = $1`,
      [id],
    );
    expect(row).toEqual({ proved_by: 'passkey', in_time: true });
    const next = await publishPdf();
    const again = await askToSign(next);
    const replayed = await refusal(sign(dana, { id: again, documentId: next, proof: { answer } }));
    expect(replayed.messageKey).toBe('passkeys.refused');
    expect((await stateOf(again)).state).toBe('open');
  });

  it('happens once, of two at the same moment too, and two signers do not wait for each other', async () => {
    const documentId = await publishPdf({ audience: 'all' });
    const id = await askToSign(documentId, { signers: [dana.contactId, marco.contactId] });
    const tries = await Promise.allSettled([
      sign(dana, { id, documentId }),
      sign(dana, { id, documentId }),
      sign(marco, { id, documentId, name: 'M. Vianelli' }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const failed = tries.find((each) => each.status === 'rejected');
    expect(failed?.reason).toMatchObject({ messageKey: 'signing.errors.signed_already' });
    expect(await stateOf(id)).toEqual({ state: 'complete', signers: ['signed', 'signed'] });
    expect((await logOf(documentId)).filter((type) => type === 'document.signed')).toHaveLength(2);
  });
});

describe('confirming that one has read something', () => {
  it('needs no signature and no password, of any kind of file, and makes no other version', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId, { kind: 'acknowledge' });
    const statement = await statementFor(dana, documentId);
    const unread = await refusal(acknowledgeDocument(dana, { id, statement }));
    expect(unread.messageKey).toBe('signing.errors.unread');
    await grantDocument(dana, { documentId, purpose: 'open' });
    await acknowledgeDocument(dana, { id, statement });
    expect(await stateOf(id)).toEqual({ state: 'complete', signers: ['signed'] });
    expect(await logOf(documentId)).toEqual(['signing.requested', 'document.acknowledged']);
    expect((await listDocuments(dana, {})).groups[0]?.rows[0]?.isSigned).toBe(false);
    // Something else may be asked of it afterwards.
    await askToSign(documentId);
  });
});

describe('what is not signed', () => {
  it('is declined with a reason, for all: the account manager reads it, and it stands on Today', async () => {
    const documentId = await publishPdf({ audience: 'all' });
    const id = await askToSign(documentId, { signers: [dana.contactId, marco.contactId] });
    await declineSigning(dana, { id, reason: ' Clause 4 is not what we said. ' });
    expect(await stateOf(id)).toEqual({ state: 'declined', signers: ['declined', 'waiting'] });
    const late = await refusal(sign(marco, { id, documentId }));
    expect(late.messageKey).toBe('signing.errors.declined');
    const [mail] = await mailsOf('signing-declined/');
    expect(mail?.recipient).toBe(emails.ruth);
    expect(mail?.text).toContain('Clause 4 is not what we said.');
    expect((await findSigning(tom, documentId))?.signers[0]?.reason).toMatch(/^Clause 4/);
    expect((await findSigning(marco, documentId))?.signers[0]?.reason).toBeNull();
    expect((await listDue(tom, 'UTC')).unsigned).toMatchObject([
      { documentId: publicId('do', documentId), state: 'declined' },
    ]);
    await askToSign(documentId);
    expect((await listDue(tom, 'UTC')).unsigned).toEqual([]);
  });

  it('is cancelled, also while somebody signs: one of the two happens, and the other is told', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    const [signed, cancelled] = await Promise.allSettled([
      sign(dana, { id, documentId }),
      cancelSigning(tom, { id }),
    ]);
    const { state } = await stateOf(id);
    expect([signed.status, cancelled.status, state]).toEqual(
      state === 'complete'
        ? ['fulfilled', 'rejected', 'complete']
        : ['rejected', 'fulfilled', 'cancelled'],
    );
    const other = await publishPdf();
    const again = await askToSign(other);
    await cancelSigning(tom, { id: again });
    await cancelSigning(tom, { id: again });
    const late = await refusal(sign(dana, { id: again, documentId: other }));
    expect(late.messageKey).toBe('signing.errors.cancelled');
    expect(await logOf(other)).toEqual(['signing.requested', 'signing.cancelled']);
  });

  it('is not asked any more once the document is taken back, and says so to whoever has the page open', async () => {
    const documentId = await publishPdf();
    const id = await askToSign(documentId);
    await grantDocument(dana, { documentId, purpose: 'open' });
    await withdrawDocument(tom, documentId);
    const gone = await refusal(declineSigning(dana, { id, reason: 'No.' }));
    expect(gone.messageKey).toBe('signing.errors.withdrawn');
    expect(await stateOf(id)).toEqual({ state: 'cancelled', signers: ['waiting'] });
    expect(await listSigning(dana)).toEqual([]);
    expect(await logOf(documentId)).toEqual([
      'signing.requested',
      'signing.cancelled',
      'document.withdrawn',
    ]);
  });
});
