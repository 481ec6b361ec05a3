import { beforeEach, describe, expect, it } from 'vitest';

import { changeContact } from '@/domain/clients/change-contact';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { indexWords } from '@/domain/words/index-words';
import { listDocuments } from '@/domain/documents/list-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { listNews } from '@/domain/home/list-news';
import { askExitKit } from '@/domain/records/ask-exit-kit';
import { getRequest } from '@/domain/requests/get-request';
import { listRequests } from '@/domain/requests/list-requests';
import { searchPortal } from '@/domain/search/search-portal';
import { listSignerChoices } from '@/domain/signing/list-signer-choices';
import type { ContactActor, DocumentsRight } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { addOwn } from '@/tests/domain/categories/categorise';
import { askFor, mailsOf, sendFile, thing } from '@/tests/domain/requests/requesting';
import { cast, emails, lookingAs } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { clearDocuments, publishOne } from './bring';

const { dana, marco, ruth, tom } = cast;
const nowhere = { ip: null, userAgent: null };

/** Gives Marco a right to documents as staff do, and answers him as his next request finds him. */
async function give(documents: DocumentsRight): Promise<ContactActor> {
  await changeContact(ruth, {
    ...{ contact: publicId('co', marco.contactId), title: 'Bookkeeper' },
    ...{ billing: true, colleagues: false },
    ...(typeof documents === 'boolean'
      ? { documents }
      : { documents: 'chosen' as const, 'category[]': [...documents] }),
  });
  const actor = await actorOfSession(marco.sessionId, nowhere);
  if (actor?.kind !== 'contact') throw new Error('Marco is no contact any more');
  return actor;
}

async function titlesOf(actor: ContactActor): Promise<string[]> {
  const { groups } = await listDocuments(actor, {});
  return groups.flatMap(({ rows }) => rows.map(({ title }) => title)).sort();
}

beforeEach(clearDocuments);

describe('documents by category', () => {
  it('are listed, opened, found and told of in the kinds that a contact may see', async () => {
    const marcoNow = await give(['tax', 'statement']);
    expect(marcoNow.rights.documents).toEqual(['tax', 'statement']);
    const text = { bytes: 'Amortisation schedule' };
    const tax = await publishOne({ title: 'Return', category: 'tax', ...text });
    const lease = await publishOne({ title: 'Lease', category: 'contract', ...text, year: 2025 });
    await indexWords(tax);
    await indexWords(lease);
    expect(await titlesOf(marcoNow)).toEqual(['Return']);
    expect(await titlesOf(lookingAs(tom, marcoNow))).toEqual(['Return']);
    expect((await getDocument(marcoNow, tax)).title).toBe('Return');
    expect((await refusal(getDocument(marcoNow, lease))).code).toBe('not_found');
    const opening = grantDocument(marcoNow, { documentId: lease, purpose: 'open' });
    expect((await refusal(opening)).code).toBe('not_found');

    for (const word of ['lease', 'amortisation', 'leese']) {
      const found = await searchPortal(marcoNow, word, { locale: 'en-US', mend: true });
      const { groups } = found;
      expect(JSON.stringify(groups), word).not.toContain('Lease');
      if (word === 'amortisation') expect(JSON.stringify(groups)).toContain('Return');
    }
    const { news } = await readAs(marcoNow, (db) => listNews(db, marcoNow, now()));
    expect(news.map(({ name }) => name)).toEqual(['Return']);
    const told = await mailsOf('documents/');
    expect(told.filter(({ recipient }) => recipient === emails.marco)).toHaveLength(1);
    expect(told.filter(({ recipient }) => recipient === emails.dana)).toHaveLength(2);
    const seers = async (id: string) => (await getDocument(tom, id)).seers.client.count;
    expect([await seers(tax), await seers(lease)]).toEqual([2, 1]);
    const choices = async (id: string) =>
      (await listSignerChoices(tom, id)).map(({ name }) => name);
    expect(await choices(lease)).toEqual(['Dana Whitlock']);
    expect(await choices(tax)).toEqual(['Dana Whitlock', 'Marco Vianelli']);
  });

  it('are seen whatever their kind where they are for everybody, or for somebody by name', async () => {
    const marcoNow = await give(['tax']);
    await publishOne({ title: 'For all', category: 'contract', audience: 'all' });
    await publishOne({
      ...{ title: 'For him', category: 'identity', audience: 'named', bytes: 'b' },
      readers: [marco.contactId],
    });
    await publishOne({
      ...{ title: 'For her', category: 'tax', audience: 'named', bytes: 'c' },
      readers: [dana.contactId],
    });
    expect(await titlesOf(marcoNow)).toEqual(['For all', 'For him']);
  });

  it('of the firm’s own kinds go with the kind that these belong to', async () => {
    const id = await addOwn('K-1s', { category: 'tax' });

    await publishOne({ title: 'K-1', category: { firmCategoryId: id } });
    expect(await titlesOf(await give(['tax']))).toEqual(['K-1']);
    expect(await titlesOf(await give(['contract']))).toEqual([]);
  });

  it('are gone with the next request, the bytes of one that is open too', async () => {
    const id = await publishOne({ title: 'Statement', category: 'statement' });
    const before = await give(['statement']);
    const { grantId } = await grantDocument(before, { documentId: id, purpose: 'open' });
    expect(await readGranted(before, { documentId: id, grantId })).toBeTruthy();
    const after = await give(['tax']);
    const range = readGranted(after, { documentId: id, grantId });
    expect((await refusal(range)).code).toBe('not_found');
    expect((await refusal(getDocument(after, id))).code).toBe('not_found');
    expect((await give(true)).rights.documents).toBe(true);
    expect((await give(false)).rights.documents).toBe(false);
  });

  it('can’t be chosen without a kind', async () => {
    const nothing = changeContact(ruth, {
      ...{ contact: publicId('co', marco.contactId), title: null, billing: true },
      ...{ documents: 'chosen', 'category[]': [], colleagues: false },
    });
    expect((await refusal(nothing)).fields).toEqual({ documents: 'clients.kinds_needed' });
  });

  it('are taken out all together by those alone who may see all', async () => {
    await ownerQuery('UPDATE contact SET may_colleagues = true WHERE id = $1', [marco.contactId]);
    const some = await give(['tax', 'payroll', 'contract', 'statement', 'identity']);
    const asking = { ...some, rights: { ...some.rights, colleagues: true } };
    expect((await refusal(askExitKit(asking, {}))).messageKey).toBe('records.kit.not_all_rights');
  });
});

describe('what is asked for, by category', () => {
  it('is seen, sent and reminded of in the kinds that a contact may see', async () => {
    const marcoNow = await give(['tax']);
    const { id, items } = await askFor([
      thing('1099s', { category: 'tax' }),
      thing('Passport', { category: 'identity' }),
    ]);
    const onlyIdentity = await askFor([thing('Visa', { category: 'identity' })], { title: 'Visa' });
    expect((await listRequests(marcoNow)).map((row) => row.counts.all)).toEqual([1]);
    const seen = await getRequest(marcoNow, { id });
    expect([seen.isSeenInPart, (await getRequest(dana, { id })).isSeenInPart]).toEqual([
      false,
      true,
    ]);
    expect(seen.items.map(({ title }) => title)).toEqual(['1099s']);
    expect((await refusal(getRequest(marcoNow, { id: onlyIdentity.id }))).code).toBe('not_found');
    const [mail] = (await mailsOf(`request/${id}/`)).filter(
      ({ recipient }) => recipient === emails.marco,
    );
    expect(mail?.text).toContain('1099s');
    expect(mail?.text).not.toContain('Passport');
    expect(await mailsOf(`request/${onlyIdentity.id}/`)).toHaveLength(1);

    expect(await sendFile(items[0], { as: marcoNow })).toBeTruthy();
    expect((await refusal(sendFile(items[1], { as: marcoNow }))).code).toBe('not_found');
    await sendFile(items[1], { as: dana });
    const files = (await getRequest(marcoNow, { id })).items.flatMap((item) => item.files);
    expect(files).toHaveLength(1);
    expect((await getRequest(dana, { id })).items.flatMap((item) => item.files)).toHaveLength(2);
  });
});
