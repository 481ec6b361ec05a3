import { describe, expect, it } from 'vitest';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listIncoming } from '@/domain/intake/list-incoming';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { acceptItem } from '@/domain/requests/accept-item';
import { cancelRequest } from '@/domain/requests/cancel-request';
import { changeRequest } from '@/domain/requests/change-request';
import { createRequest } from '@/domain/requests/create-request';
import { dropItem } from '@/domain/requests/drop-item';
import { endTemplate } from '@/domain/requests/end-template';
import { getRequest } from '@/domain/requests/get-request';
import { getRequestForm } from '@/domain/requests/get-request-form';
import { listDue } from '@/domain/home/list-due';
import { listRequests } from '@/domain/requests/list-requests';
import { restoreItem } from '@/domain/requests/restore-item';
import { saveTemplate } from '@/domain/requests/save-template';
import { sendBackItem } from '@/domain/requests/send-back-item';
import { takeBackFile } from '@/domain/requests/take-back-file';
import { newId, parseId, publicId } from '@/lib/ids';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { askFor, logOf, mailsOf, sendFile, stateOf, thing } from './requesting';

const { dana, joan, tom, ruth } = cast;
const zone = 'America/Los_Angeles';

async function bytesOf(documentId: string, actor: typeof dana | typeof tom): Promise<string> {
  const { grantId } = await grantDocument(actor, { documentId, purpose: 'open' });
  const { open } = await readGranted(actor, { documentId, grantId });
  const parts: Buffer[] = [];
  for await (const part of await open()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('latin1');
}

describe('a request', () => {
  it('is asked, sent, sent back, sent anew and accepted; then it is done', async () => {
    const { id, items } = await askFor();
    const [statement = '', lease = ''] = items;
    const first = await sendFile(statement);
    const page = await sendFile(statement);
    await sendFile(lease);
    expect(await stateOf(id)).toEqual({ request: 'open', items: ['sent', 'sent'] });
    await sendBackItem(tom, { id: statement, reason: 'Page 2 is cut off.', seen: [first, page] });
    expect(await stateOf(id)).toEqual({ request: 'open', items: ['sent_back', 'sent'] });
    const view = await getRequest(dana, { id });
    expect(view.counts).toEqual({ all: 2, left: 1, sentBack: 1, toLookAt: 1, accepted: 0 });
    expect(view.leftTitle).toBe('Bank statement, October');
    expect(view.items[0]).toMatchObject({ state: 'sent_back', reason: 'Page 2 is cut off.' });
    const again = await sendFile(statement);
    await acceptItem(tom, { id: statement, seen: [again] });
    const [leaseFile] = (await getRequest(ruth, { id })).items[1]?.files ?? [];
    await acceptItem(ruth, { id: lease, seen: [parseId('do', leaseFile?.id ?? '')] });
    expect(await stateOf(id)).toEqual({ request: 'done', items: ['accepted', 'accepted'] });
    expect(await logOf(id)).toEqual([
      'document.requested',
      'document.uploaded',
      'document.uploaded',
      'document.uploaded',
      'document.sent_back',
      'document.uploaded',
      'document.accepted',
      'document.accepted',
      'request.done',
    ]);
  });

  it('is told by one mail to those who may send, and what came back by another', async () => {
    const { id, items } = await askFor([thing('One'), thing('Two', { optional: true })], {
      note: 'As every year.',
    });
    const asked = await mailsOf(`request/${id}/`);
    expect(asked.map(({ recipient }) => recipient)).toEqual([emails.dana]);
    expect(asked[0]?.text).toContain('Two (if you have it)');
    expect(asked[0]?.text).toContain('As every year.');
    const file = await sendFile(items[0]);
    await sendBackItem(tom, { id: items[0] ?? '', reason: 'It is blurred.', seen: [file] });
    const back = (await mailsOf('sent-back/')).filter(({ text }) =>
      text.includes('It is blurred.'),
    );
    expect(back.map(({ recipient }) => recipient)).toEqual([emails.dana]);
  });

  it('is one, though its form is sent twice', async () => {
    const id = newId();
    const request = { title: 'Twice', note: null, dueOn: null, items: [thing('One')] };
    const ask = () => createRequest(tom, { id, clientId: brightwater.clientId, request });
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
    expect(await mailsOf(`request/${id}/`)).toHaveLength(1);
  });

  it('is done without what is optional and with what turned out not to be needed', async () => {
    const { id, items } = await askFor([thing('One'), thing('Two', { optional: true })]);
    await dropItem(tom, { id: items[0] ?? '' });
    expect(await stateOf(id)).toEqual({ request: 'done', items: ['not_needed', 'asked'] });
  });

  it('is open again with what is needed after all, as asked or as sent', async () => {
    const { id, items } = await askFor([thing('One')]);
    const item = items[0] ?? '';
    await dropItem(tom, { id: item });
    await Promise.all([restoreItem(tom, { id: item }), restoreItem(tom, { id: item })]);
    expect(await stateOf(id)).toEqual({ request: 'open', items: ['asked'] });
    const file = await sendFile(item);
    await dropItem(tom, { id: item });
    await restoreItem(tom, { id: item });
    expect(await stateOf(id)).toEqual({ request: 'open', items: ['sent'] });
    await acceptItem(tom, { id: item, seen: [file] });
    await restoreItem(tom, { id: item });
    expect(await stateOf(id)).toEqual({ request: 'done', items: ['accepted'] });
  });

  it('stays cancelled, whatever is needed after all', async () => {
    const { id, items } = await askFor([thing('One'), thing('Two')]);
    await dropItem(tom, { id: items[0] ?? '' });
    await cancelRequest(tom, { id });
    await expect(restoreItem(tom, { id: items[0] ?? '' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('waits for a look at what is optional, once it was sent', async () => {
    const { id, items } = await askFor([thing('One'), thing('Two', { optional: true })]);
    const file = await sendFile(items[1]);
    await dropItem(tom, { id: items[0] ?? '' });
    expect(await stateOf(id)).toMatchObject({ request: 'open' });
    await acceptItem(tom, { id: items[1] ?? '', seen: [file] });
    expect(await stateOf(id)).toMatchObject({ request: 'done' });
  });

  it('is changed and asked for more while it is open, and for nothing once it is cancelled', async () => {
    const { id } = await askFor();
    const change = { id, title: 'Year-end 2026', note: 'By post is fine.', dueOn: null };
    await changeRequest(ruth, { ...change, add: [thing('Payroll')] });
    const view = await getRequest(dana, { id });
    expect(view).toMatchObject({ title: 'Year-end 2026', dueOn: null, note: 'By post is fine.' });
    expect(view.items.map(({ title }) => title)).toEqual([
      'Bank statement, October',
      'Lease',
      'Payroll',
    ]);
    await cancelRequest(ruth, { id });
    await cancelRequest(tom, { id });
    await expect(changeRequest(ruth, { ...change, add: [] })).rejects.toMatchObject({
      messageKey: 'requests.errors.cancelled',
    });
    expect(await logOf(id)).toEqual(['document.requested', 'request.changed', 'request.cancelled']);
  });
});

describe('what was sent', () => {
  it('is the client’s and the firm’s, opens for both, and stands among nobody’s documents', async () => {
    const { items } = await askFor();
    const file = await sendFile(items[0]);
    expect(await bytesOf(file, dana)).toMatch(/^%PDF/);
    expect(await bytesOf(file, tom)).toMatch(/^%PDF/);
    expect((await getDocument(tom, file)).request?.title).toBe('Year-end');
    const incoming = await listIncoming(tom);
    expect(incoming.documents.map(({ id }) => id)).not.toContain(publicId('do', file));
    const list = await listDocuments(dana, {});
    expect(JSON.stringify(list)).not.toContain(publicId('do', file));
    await expect(
      publishDocuments(tom, [{ documentId: file, version: 'any' }]),
    ).rejects.toMatchObject({ code: 'not_found' });
    const without = { ...dana, rights: { ...dana.rights, documents: false } };
    for (const other of [without, joan]) {
      await expect(getDocument(other, file)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(
      ownerQuery(`UPDATE document SET state = 'published' WHERE id = $1`, [file]),
    ).rejects.toThrow(/sent_stays_with_its_client/);
  });

  it('is taken back until the firm has judged it; its item waits again', async () => {
    const { id, items } = await askFor();
    const file = await sendFile(items[0]);
    await takeBackFile(dana, { documentId: file });
    expect(await stateOf(id)).toMatchObject({ items: ['asked', 'asked'] });
    await expect(takeBackFile(dana, { documentId: file })).rejects.toMatchObject({
      code: 'not_found',
    });
    const other = await sendFile(items[0]);
    await sendBackItem(tom, { id: items[0] ?? '', reason: 'Blurred', seen: [other] });
    await expect(takeBackFile(dana, { documentId: other })).rejects.toMatchObject({
      messageKey: 'requests.errors.went_back',
    });
    const third = await sendFile(items[0]);
    await takeBackFile(dana, { documentId: third });
    expect(await stateOf(id)).toMatchObject({ items: ['sent_back', 'asked'] });
    const last = await sendFile(items[0]);
    await acceptItem(tom, { id: items[0] ?? '', seen: [last] });
    await expect(takeBackFile(dana, { documentId: last })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('what is due at the firm', () => {
  it('is what waits for a look, then what is late', async () => {
    const late = await askFor();
    await ownerQuery(`UPDATE document_request SET due_on = '2026-01-05' WHERE id = $1`, [late.id]);
    const sent = await askFor();
    await sendFile(sent.items[0]);
    const quiet = await askFor();
    const due = (await listDue(tom, zone)).requests.map(({ id }) => id);
    expect(due).toContain(publicId('rq', sent.id));
    expect(due).toContain(publicId('rq', late.id));
    expect(due).not.toContain(publicId('rq', quiet.id));
    expect(due.indexOf(publicId('rq', sent.id))).toBeLessThan(due.indexOf(publicId('rq', late.id)));
    expect((await listDue(cast.hugh, zone)).requests).toEqual([]);
  });

  it('stands with the client, and with nobody else', async () => {
    const { id } = await askFor();
    const seen = async (actor: typeof dana) => (await listRequests(actor)).map((row) => row.id);
    expect(await seen(dana)).toContain(publicId('rq', id));
    expect(await seen(joan)).toEqual([]);
  });
});

describe('a template', () => {
  it('is kept, replaced by one of the same name, offered, and taken off', async () => {
    const request = { title: 'Month-end', note: null, dueOn: null, items: [thing('Statement')] };
    await saveTemplate(tom, { request });
    await saveTemplate(ruth, { request: { ...request, items: [thing('A'), thing('B')] } });
    const read = async () =>
      (await getRequestForm(tom, brightwater)).templates.filter(
        ({ title }) => title === 'Month-end',
      );
    const [template, ...others] = await read();
    expect(others).toEqual([]);
    expect(template?.items.map(({ title }) => title)).toEqual(['A', 'B']);
    const id = parseId('rt', template?.id ?? '');
    await endTemplate(tom, { id });
    await endTemplate(tom, { id });
    expect(await read()).toEqual([]);
  });
});
