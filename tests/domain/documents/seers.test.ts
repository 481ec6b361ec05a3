import { beforeEach, describe, expect, it } from 'vitest';
import { bringReady, clearDocuments, look, publishOne } from './bring';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { changeDocument } from '@/domain/publishing/change-document';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listPublished } from '@/domain/documents/list-published';
import type { Seers } from '@/domain/documents/seers';
import {
  firmSeesAll,
  isShortened,
  seenAtClient,
  seenByForClient,
  seenByForFirm,
  seenByShort,
} from '@/domain/documents/seers-sentence';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { parseId } from '@/lib/ids';
import { translator } from '@/lib/translator';

const words = { t: translator(), locale: 'en-US', today: '2026-11-26' };
const at = { client: 'Brightwater', firm: 'Alder & Finch' };

beforeEach(clearDocuments);

describe('who can see a document', () => {
  it('is named, to the client and to the firm, as the audience and the assignments have it', async () => {
    const id = await publishOne({ audience: 'all' });
    const forDana = await getDocument(cast.dana, id);
    expect(seenByForClient(forDana, at, words)).toBe(
      'You and Marco Vianelli at Brightwater, and Ingrid, Ruth, and Tom at Alder & Finch, can see this.',
    );
    const forTom = await getDocument(cast.tom, id);
    expect(seenByForFirm(forTom, words)).toBe(
      `Dana Whitlock and Marco Vianelli at ${brightwater.name}, and you, Ingrid, and Ruth here, can see this.`,
    );
    const [row] = (await listPublished(cast.ruth, {})).documents;
    expect(row && seenByShort(row.seers, words)).toBe(
      'Dana Whitlock and Marco Vianelli; here you, Ingrid, and Tom',
    );
  });

  it('is nobody there while a W-2 is held from its reader', async () => {
    const id = await publishOne({
      audience: 'named',
      readers: [cast.dana.contactId],
      title: 'W-2',
    });
    const document = await getDocument(cast.tom, id);
    expect(document.seers.client).toEqual({ count: 0, first: [] });
    expect(seenByForFirm({ ...document, isHeld: true }, words)).toBe(
      `Nobody at ${brightwater.name} can see this: nobody has agreed to have it electronically. Here you, Ingrid, and Ruth can.`,
    );
  });

  it('is only the reader where nobody else may', async () => {
    await publishOne({ audience: 'named', readers: [cast.dana.contactId], title: 'Note' });
    await publishOne({ audience: 'documents_right', title: 'Letter', bytes: 'b' });
    const list = await listDocuments(cast.dana, {});
    const rows = list.groups.flatMap((group) => group.rows);
    expect(rows.map(({ seers }) => seenAtClient(seers, words))).toEqual(['Only you', 'Only you']);
    expect(list.firm && firmSeesAll(list.firm, 'Alder & Finch', words)).toBe(
      'Ingrid, Ruth, and Tom at Alder & Finch can see all of these.',
    );
    const view = await getDocument(cast.dana, parseId('do', rows[0]?.id ?? ''));
    expect(seenByForClient(view, at, words)).toBe(
      'Only you at Brightwater, and Ingrid, Ruth, and Tom at Alder & Finch, can see this.',
    );
  });

  it('is the same as what opens: whoever has left or lost the right is not named', async () => {
    const id = await publishOne({ audience: 'all' });
    await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [cast.marco.contactId]);
    await ownerQuery('UPDATE assignment SET ended_at = now() WHERE employee_id = $1', [
      cast.tom.employeeId,
    ]);
    try {
      const { seers } = await getDocument(cast.dana, id);
      expect(seers.client.first.map(({ name }) => name)).toEqual(['Dana Whitlock']);
      expect(seers.firm.first.map(({ name }) => name)).toEqual(['Ingrid Alder', 'Ruth Adeyemi']);
      await expect(getDocument(cast.tom, id)).rejects.toMatchObject({ code: 'not_found' });
    } finally {
      await ownerQuery('UPDATE contact SET ended_at = NULL');
      await ownerQuery('UPDATE assignment SET ended_at = NULL');
    }
  });

  it('is the firm alone before it is published and after it was taken back', async () => {
    const nobodys = await bringReady({ text: 'no name', filename: 'scan.pdf' });
    expect(seenByForFirm(await getDocument(cast.tom, nobodys), words)).toBe(
      'Only you and Ingrid here can see this.',
    );
    const id = await bringReady({ text: brightwater.name });
    expect(seenByForFirm(await getDocument(cast.tom, id), words)).toBe(
      `Only you, Ingrid, and Ruth here can see this. Once it is published, Dana Whitlock at ${brightwater.name} can too.`,
    );
    const change = { title: 'W-2', category: 'payroll' as const, year: 2025, dueOn: null };
    await changeDocument(cast.tom, {
      ...change,
      documentId: id,
      audience: 'named',
      readers: [],
      actionNeeded: false,
    });
    expect(seenByForFirm(await getDocument(cast.tom, id), words)).toContain(
      'nobody at Brightwater',
    );
    const out = await publishOne();
    await withdrawDocument(cast.tom, out);
    expect(seenByForFirm(await getDocument(cast.ruth, out), words)).toBe(
      'Only you, Ingrid, and Tom here can see this.',
    );
    expect((await look(cast.tom)).length).toBe(2);
  });

  it('names nobody of the neighbour’s', async () => {
    const id = await publishOne({ audience: 'all' });
    const { seers } = await getDocument(cast.ingrid, id);
    expect(JSON.stringify(seers)).not.toMatch(/Joan|Hugh/);
    await expect(getDocument(cast.joan, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listDocuments(cast.joan, {})).firm).toBeNull();
    expect((await listPublished(cast.hugh, { clientId: larkAndLoom.clientId })).documents).toEqual(
      [],
    );
  });
});

describe('a long list', () => {
  const person = (name: string, isReader = false) => ({ name, nameLang: null, isReader });
  const many: Seers = {
    client: { first: ['Ada', 'Bo', 'Cy', 'Di'].map((name) => person(`${name} Lee`)), count: 7 },
    firm: {
      first: [person('Tom Brandvold'), person('Tom Adams'), person('Dr Priya Raman')],
      count: 3,
    },
  };

  it('is shortened, and two with one first name are told apart', () => {
    expect(isShortened(many)).toBe(true);
    expect(seenByForClient({ seers: many }, at, words)).toBe(
      'Ada Lee, Bo Lee, Cy Lee, and 4 others at Brightwater, and Tom Brandvold, Tom Adams, and Priya at Alder & Finch, can see this.',
    );
  });
});
