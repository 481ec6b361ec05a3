import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringReady, clearDocuments, look } from '@/tests/domain/documents/bring';
import { brightwater, cast, emails, names } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { chooseClient } from '@/domain/intake/choose-client';
import { changeDocument } from '@/domain/publishing/change-document';
import { getDocument } from '@/domain/documents/get-document';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { dropPlan } from '@/domain/signing/drop-plan';
import { listDue } from '@/domain/home/list-due';
import { planSigning } from '@/domain/signing/plan-signing';
import { requestSigning } from '@/domain/signing/request-signing';
import { JOB } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, parseId } from '@/lib/ids';
import { findSigning, logOf } from './signing';

const { tom, ruth, hugh, dana, marco, joan } = cast;
const today = todayIn('America/Los_Angeles');

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE signature_request CASCADE');
});

afterEach(async () => {
  await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = ANY($1::uuid[])', [
    [dana.contactId, marco.contactId],
  ]);
});

/** A PDF of Brightwater's that is ready, for everybody there. */
async function ready(text = 'An agreement', filename = 'nda.pdf'): Promise<string> {
  const documentId = await bringReady({ text: `${brightwater.name} ${text}`, filename });
  await changeDocument(tom, {
    documentId,
    title: text,
    category: 'contract',
    year: 2026,
    audience: 'all',
    readers: [],
    actionNeeded: false,
    dueOn: null,
  });
  return documentId;
}

const plan = (documentId: string, signers = [dana.contactId], dueOn: string | null = null) =>
  planSigning(tom, { documentId, kind: 'sign', signers, dueOn });

const rowOf = async (documentId: string) =>
  (await look(tom)).find(({ id }) => parseId('do', id) === documentId);

/** Published, and waiting to be told of; answers the publishing. */
async function publish(...documentIds: string[]): Promise<string> {
  const rows = await look(tom);
  const items = documentIds.map((documentId) => ({
    documentId,
    version: rows.find(({ id }) => parseId('do', id) === documentId)?.version ?? '',
  }));
  return (await publishDocuments(tom, items)).publishingId;
}

/** The ten minutes are over. */
async function tell(publishingId: string): Promise<void> {
  await ownerQuery(
    `UPDATE document SET tells_at = now() WHERE publishing_id = $1 AND state = 'outgoing'`,
    [publishingId],
  );
  await tellPublishing(JOB, publishingId);
}

const mails = async (to: string) =>
  (
    await ownerQuery<{ kind: string; text: string }>(
      `SELECT split_part(key, '/', 1) AS kind, text FROM mail WHERE recipient = $1 ORDER BY 1`,
      [to],
    )
  ).map(({ kind, text }) => ({ kind, text }));

describe('what is to be signed', () => {
  it('is asked for when it is told of, in the name of whoever published, by one mail', async () => {
    const documentId = await ready();
    await plan(documentId, [dana.contactId], today);
    expect(await rowOf(documentId)).toMatchObject({
      group: 'ready',
      signing: { kind: 'sign', dueOn: today, signers: [{ name: names.dana }] },
    });
    const publishingId = await publish(documentId);
    expect(await ownerQuery('SELECT 1 FROM signature_request')).toEqual([]);
    await tell(publishingId);
    await tell(publishingId);
    expect(await findSigning(dana, documentId)).toMatchObject({
      state: 'open',
      kind: 'sign',
      dueOn: today,
      askedBy: names.tom,
      signers: [{ name: names.dana, state: 'waiting' }],
    });
    expect((await mails(emails.dana)).map(({ kind }) => kind)).toEqual(['signing']);
    // Marco sees it too, and signs nothing.
    expect((await mails(emails.marco)).map(({ kind }) => kind)).toEqual(['documents']);
    expect(await ownerQuery('SELECT 1 FROM signing_plan')).toEqual([]);
    expect(await logOf(documentId)).toContain('signing.requested');
  });

  it('among others is asked for by the mail that counts them', async () => {
    const [first, second] = [await ready('One'), await ready('Two')];
    await plan(first, [dana.contactId], today);
    await tell(await publish(first, second));
    const [mail, more] = await mails(emails.dana);
    expect(more).toBeUndefined();
    expect(mail?.kind).toBe('documents');
    expect(mail?.text).toContain('To sign');
    expect(mail?.text).toContain('One of them');
    expect((await mails(emails.marco))[0]?.text).not.toContain('To sign');
    expect(await findSigning(dana, first)).toMatchObject({ state: 'open' });
  });

  it('leaves no trace where it was taken back, and is asked for with the next publishing', async () => {
    const documentId = await ready();
    await plan(documentId);
    const publishingId = await publish(documentId);
    await takeBackPublishing(ruth, { publishingId });
    await expect(tellPublishing(tom, publishingId)).rejects.toMatchObject({ code: 'conflict' });
    expect(await ownerQuery('SELECT 1 FROM signature_request')).toEqual([]);
    expect(await ownerQuery('SELECT 1 FROM mail')).toEqual([]);
    expect(await rowOf(documentId)).toMatchObject({ signing: { kind: 'sign' } });
    await tellPublishing(ruth, await publish(documentId));
    expect(await findSigning(dana, documentId)).toMatchObject({ askedBy: names.tom });
  });

  it('goes out as it was looked at: who signs is of a document’s version', async () => {
    const documentId = await ready();
    const version = (await rowOf(documentId))?.version ?? '';
    await plan(documentId);
    await expect(publishDocuments(tom, [{ documentId, version }])).rejects.toMatchObject({
      messageKey: 'documents.changed_since',
    });
    await dropPlan(tom, documentId);
    await dropPlan(tom, documentId);
    await publishDocuments(tom, [{ documentId, version }]);
    await expect(plan(documentId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(dropPlan(tom, documentId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is refused field by field, of nobody else’s, and for what can’t be signed', async () => {
    const documentId = await ready();
    await expect(plan(documentId, [])).rejects.toMatchObject({
      fields: { signers: 'signing.errors.choose_somebody' },
    });
    await expect(plan(documentId, [dana.contactId], '2020-01-01')).rejects.toMatchObject({
      fields: { dueOn: 'signing.errors.past_day' },
    });
    await expect(plan(documentId, [joan.contactId])).rejects.toMatchObject({ code: 'not_found' });
    for (const [who, code] of [
      [hugh, 'not_found'],
      [dana, 'forbidden'],
    ] as const) {
      const asking = { documentId, kind: 'sign', signers: [dana.contactId], dueOn: null } as const;
      await expect(planSigning(who, asking)).rejects.toMatchObject({ code });
      await expect(dropPlan(who, documentId)).rejects.toMatchObject({ code });
    }
    const text = await ready('A text', 'a.txt');
    await expect(plan(text)).rejects.toMatchObject({ messageKey: 'signing.errors.not_pdf' });
    await ownerQuery(`UPDATE document SET audience = 'documents_right' WHERE id = $1`, [
      documentId,
    ]);
    await expect(plan(documentId, [marco.contactId])).rejects.toMatchObject({
      fields: { signers: 'signing.errors.cannot_see' },
    });
  });

  it('is forgotten with the client, and to be looked at where a signer can’t see it', async () => {
    const documentId = await ready();
    await plan(documentId, [dana.contactId, marco.contactId]);
    await ownerQuery(`UPDATE document SET audience = 'documents_right' WHERE id = $1`, [
      documentId,
    ]);
    expect(await rowOf(documentId)).toMatchObject({ group: 'check', needs: 'signers' });
    await chooseClient(cast.ingrid, { documentId, clientId: cast.joan.clientId });
    expect(await ownerQuery('SELECT 1 FROM signing_plan')).toEqual([]);
  });
});

describe('what can’t be asked when it is told of', () => {
  it('leaves the document published, and tells the firm where it looks, until somebody decides', async () => {
    const documentId = await ready();
    await plan(documentId, [dana.contactId, marco.contactId]);
    const publishingId = await publish(documentId);
    await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [marco.contactId]);
    await tell(publishingId);
    expect(await getDocument(tom, documentId)).toMatchObject({
      state: 'published',
      signing: null,
      notAsked: 'signing.not_asked.cannot_see',
    });
    expect(await getDocument(dana, documentId)).toMatchObject({ signing: null, notAsked: null });
    expect((await mails(emails.dana)).map(({ kind }) => kind)).toEqual(['documents']);
    expect((await listDue(ruth, 'UTC')).unsigned).toMatchObject([
      { state: 'not_asked', kind: 'sign' },
    ]);
    expect((await listDue(hugh, 'UTC')).unsigned).toEqual([]);
    expect(await logOf(documentId)).not.toContain('signing.requested');
    await requestSigning(tom, {
      ...{ documentId, kind: 'sign', signers: [dana.contactId], dueOn: null },
    });
    expect(await getDocument(tom, documentId)).toMatchObject({ notAsked: null });
    expect((await listDue(ruth, 'UTC')).unsigned).toEqual([]);
  });

  it('is so for a day that is over, and can be left at that', async () => {
    const documentId = await ready();
    await plan(documentId, [dana.contactId], today);
    const publishingId = await publish(documentId);
    await ownerQuery(`UPDATE signing_plan SET due_on = due_on - 1`);
    await tell(publishingId);
    expect(await getDocument(tom, documentId)).toMatchObject({
      notAsked: 'signing.not_asked.past_day',
    });
    await dropPlan(tom, documentId);
    expect((await listDue(tom, 'UTC')).unsigned).toEqual([]);
    await withdrawDocument(tom, documentId);
  });

  it('is asked by the job for nothing that was not planned', async () => {
    const documentId = await ready();
    await tell(await publish(documentId));
    const asking = dbAs({ ...JOB, personId: tom.personId }, (db) =>
      db.signatureRequest.createMany({
        data: {
          ...{ id: newId(), clientId: brightwater.clientId, documentId, kind: 'sign' },
          ...{ askedBy: tom.personId, documentSha256: Buffer.alloc(32) },
        },
      }),
    );
    await expect(asking).rejects.toThrow();
  });
});
