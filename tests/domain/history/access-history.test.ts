import { beforeAll, describe, expect, it } from 'vitest';
import { changeContact } from '@/domain/clients/change-contact';
import { grantDocument } from '@/domain/looks/grant-document';
import { accessSentence } from '@/domain/history/access-sentence';
import { listAccess } from '@/domain/history/list-access';
import { beginLook } from '@/domain/looking/begin-look';
import { recordLook } from '@/domain/looking/record-look';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, lookingAs } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { publishOne } from '../documents/bring';

const { dana, joan, tom, hugh } = cast;
const marco = { ...cast.marco, rights: { ...cast.marco.rights, documents: true } };
const { clientId } = brightwater;

let documentId: string;

beforeAll(async () => {
  await ownerQuery(
    `UPDATE contact SET document_categories = enum_range(NULL::document_category) WHERE id = $1`,
    [marco.contactId],
  );
  documentId = await publishOne({ category: 'statement' });
  await grantDocument(marco, { documentId, purpose: 'open' });
  await grantDocument(dana, { documentId, purpose: 'download' });
  await grantDocument(tom, { documentId, purpose: 'open' });
  await beginLook(tom, { contact: publicId('co', dana.contactId) });
  await recordLook(lookingAs(tom, dana), { path: '/invoices' });
  await changeContact(tom, {
    ...{ contact: publicId('co', marco.contactId), title: 'Bookkeeper since May' },
    ...{ billing: true, documents: true, colleagues: false },
  });
});

describe('the access history', () => {
  it('has looks, who saw the portal as the client does, and rights; the last first', async () => {
    const { entries, ownOnly, recent } = await listAccess(dana, {});
    expect(ownOnly).toBe(false);
    expect(entries.map(({ type, who }) => [type, who?.name])).toEqual([
      ['contact.changed', 'Tom Brandvold'],
      ['look.page_read', 'Tom Brandvold'],
      ['look.began', 'Tom Brandvold'],
      ['document.opened', 'Tom Brandvold'],
      ['document.downloaded', 'Dana Whitlock'],
      ['document.opened', 'Marco Vianelli'],
    ]);
    expect(entries.map(({ isReader }) => isReader)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(recent).toEqual({ lookers: 1, signIns: 0 });
  });

  it('is the same for the firm, and for whoever looks as the client does', async () => {
    const ids = async (work: ReturnType<typeof listAccess>) =>
      (await work).entries.map(({ id }) => id);
    const dana$ = await ids(listAccess(dana, {}));
    expect(await ids(listAccess(tom, { clientId }))).toEqual(dana$);
    expect(await ids(listAccess(lookingAs(tom, dana), {}))).toEqual(dana$);
  });

  it('of who manages no colleagues is what they did, and what regards them', async () => {
    const { entries, ownOnly } = await listAccess(marco, {});
    expect(ownOnly).toBe(true);
    expect(entries.map(({ type }) => type)).toEqual(['contact.changed', 'document.opened']);
  });

  it('is narrowed by kind and by person', async () => {
    const papers = await listAccess(dana, { kind: 'papers' });
    expect(papers.entries.map(({ type }) => type.split('.')[0])).toEqual(
      Array.from({ length: 3 }, () => 'document'),
    );
    const person = publicId('pe', tom.personId);
    const byTom = await listAccess(dana, { kind: 'papers', person });
    expect(byTom.entries.map(({ who }) => who?.name)).toEqual(['Tom Brandvold']);
    expect((await refusal(listAccess(dana, { person: 'nobody' }))).code).toBe('not_found');
  });

  it('goes on page by page, with none twice and none left out', async () => {
    await ownerQuery(
      `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, type, data)
       SELECT uuidv7(), now() - interval '40 days' - n * interval '1 minute', $1, $2, 'client', 'contact', $3,
              'signin.succeeded', '{"method":"password"}' FROM generate_series(1, 60) n`,
      [clientId, dana.contactId, dana.personId],
    );
    const first = await listAccess(dana, {});
    expect(first.entries).toHaveLength(50);
    const second = await listAccess(dana, { before: first.next ?? '' });
    expect(second.next).toBeNull();
    const all = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(new Set(all).size).toBe(66);
  });

  it('is nobody else’s', async () => {
    expect((await listAccess(joan, { clientId })).entries).toEqual([]);
    expect((await refusal(listAccess(hugh, { clientId }))).code).toBe('not_found');
  });

  it('begins with who looked', async () => {
    const history = await listAccess(dana, {});
    const words = { t: translator(), firm: 'Alder & Finch' };
    expect(accessSentence(history, { ...words, reader: 'client' })).toBe(
      'One person at Alder & Finch looked at your papers in the last 30 days; your side signed in not once.',
    );
    const nobody = { ...history, ownOnly: true, recent: { lookers: 0, signIns: 2 } };
    expect(accessSentence(nobody, { ...words, reader: 'client' })).toBe(
      'Nobody at Alder & Finch looked at what concerns you in the last 30 days; you signed in twice.',
    );
  });
});
