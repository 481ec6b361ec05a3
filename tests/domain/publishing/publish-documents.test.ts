import { beforeEach, describe, expect, it } from 'vitest';
import {
  bringReady,
  clearDocuments,
  contextlessRow,
  look,
  publishAtOnce,
  publishOne,
} from '../documents/bring';
import { agree } from '@/tests/domain/consent/agreeing';
import { brightwater, cast, emails, larkAndLoom, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { provePresence } from '@/domain/access/prove-presence';
import { changeDocument } from '@/domain/publishing/change-document';
import { chooseClient } from '@/domain/intake/choose-client';
import { discardDocument } from '@/domain/intake/discard-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listIncoming } from '@/domain/intake/list-incoming';
import { listPublished } from '@/domain/documents/list-published';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { parseId } from '@/lib/ids';

beforeEach(clearDocuments);

async function events(type: string) {
  return ownerQuery<{ data: Record<string, unknown>; client_id: string | null }>(
    'SELECT data, client_id FROM activity_event WHERE type = $1',
    [type],
  );
}

describe('publishing', () => {
  it('shows it to the audience, tells them once without a word of what it is, and stands in the log', async () => {
    const id = await bringReady({
      text: 'NDA for Brightwater Ceramics LLC, 2026',
      filename: 'nda_secret.pdf',
    });
    await changeDocument(cast.tom, {
      documentId: id,
      title: 'NDA with Secret Supplier',
      category: 'contract',
      year: 2026,
      audience: 'documents_right',
      readers: [],
      actionNeeded: true,
      dueOn: '2026-12-04',
    });
    const [waiting] = await look(cast.tom);
    expect(waiting).toMatchObject({
      group: 'ready',
      matchedBy: 'name',
      client: { name: brightwater.name },
    });
    expect(waiting?.recipients.map(({ name }) => name)).toEqual(['Dana Whitlock']);
    const version = waiting?.version ?? '';

    const done = await publishDocuments(cast.tom, [{ documentId: id, version }]);
    expect(done).toMatchObject({ documents: 1, clients: 1, people: 1 });
    await tellPublishing(cast.tom, done.publishingId);
    expect(await events('document.published')).toEqual([
      {
        client_id: brightwater.clientId,
        data: { category: 'contract', actionNeeded: true, dueOn: '2026-12-04' },
      },
    ]);
    const mails = await ownerQuery<{
      recipient: string;
      subject: string;
      text: string;
      html: string;
    }>('SELECT * FROM mail');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.recipient).toBe(emails.dana);
    expect(JSON.stringify(mails)).not.toMatch(/secret|nda\b/i);
    expect(mails[0]?.text).toContain('http://portal.test/documents/do_');

    const { documents } = await listPublished(cast.tom, {});
    expect(documents).toMatchObject([
      { title: 'NDA with Secret Supplier', openedAt: null, client: { name: brightwater.name } },
    ]);
    expect(await look(cast.tom)).toEqual([]);
  });

  it('twice is once', async () => {
    const id = await bringReady({ text: brightwater.name });
    const [{ version = '' } = {}] = await look(cast.tom);
    const both = await Promise.allSettled([
      publishDocuments(cast.tom, [{ documentId: id, version }]),
      publishDocuments(cast.ruth, [{ documentId: id, version }]),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(publishDocuments(cast.tom, [{ documentId: id, version }])).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'documents.published_already',
    });
    expect(await events('publishing.begun')).toHaveLength(1);
  });

  it('without a client, or with nobody named, is refused, and then none goes out', async () => {
    const good = await bringReady({ text: brightwater.name });
    const nobodys = await bringReady({ text: 'no name', filename: 'scan.pdf' });
    const w2 = await bringReady({ text: `W-2 ${brightwater.name}`, filename: 'w2.pdf' });
    const rows = await look(cast.tom);
    const item = (id: string) => ({
      documentId: id,
      version: rows.find((row) => parseId('do', row.id) === id)?.version ?? '',
    });
    await expect(publishDocuments(cast.tom, [item(good), item(nobodys)])).rejects.toMatchObject({
      messageKey: 'documents.no_client',
    });
    await expect(publishDocuments(cast.tom, [item(good), item(w2)])).rejects.toMatchObject({
      messageKey: 'documents.nobody_named',
    });
    await expect(publishDocuments(cast.tom, [])).rejects.toMatchObject({ code: 'invalid' });
    expect(await events('publishing.begun')).toEqual([]);
  });

  it('is refused when a colleague changed it since it was looked at', async () => {
    const id = await bringReady({ text: brightwater.name, as: cast.ingrid });
    const [{ version = '' } = {}] = await look(cast.ingrid);
    await chooseClient(cast.ingrid, { documentId: id, clientId: larkAndLoom.clientId });
    await expect(
      publishDocuments(cast.ingrid, [{ documentId: id, version }]),
    ).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'documents.changed_since',
    });
    expect(await events('publishing.begun')).toEqual([]);
  });

  it('is not for who does not look after the client', async () => {
    const id = await bringReady({ text: brightwater.name });
    const [{ version = '' } = {}] = await look(cast.tom);
    await expect(publishDocuments(cast.hugh, [{ documentId: id, version }])).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(publishDocuments(cast.dana, [])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      chooseClient(cast.tom, { documentId: id, clientId: larkAndLoom.clientId }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listIncoming(cast.hugh)).documents).toEqual([]);
  });
});

describe('a W-2', () => {
  it('is for the one whose name stands in it', async () => {
    await bringReady({
      text: `W-2 Wage and Tax Statement 2025\nDana M. Whitlock\n${brightwater.name}`,
      filename: 'w2.pdf',
    });
    const [row] = await look(cast.tom);
    expect(row).toMatchObject({
      group: 'ready',
      audience: 'named',
      category: 'payroll',
      year: 2025,
    });
    expect(row?.recipients.map(({ name }) => name)).toEqual(['Dana Whitlock']);
  });

  it('is for nobody until somebody is named; another client’s people can’t be', async () => {
    const id = await bringReady({ text: `W-2 2025 ${brightwater.name}`, filename: 'w2.pdf' });
    const change = {
      documentId: id,
      title: 'W-2',
      category: 'payroll' as const,
      year: 2025,
      audience: 'named' as const,
      actionNeeded: false,
      dueOn: null,
    };
    expect((await look(cast.tom))[0]).toMatchObject({ group: 'check', needs: 'readers' });
    await expect(
      changeDocument(cast.tom, { ...change, readers: [cast.joan.contactId] }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await changeDocument(cast.tom, { ...change, readers: [cast.marco.contactId] });
    const [row] = await look(cast.tom);
    expect(row).toMatchObject({ group: 'ready' });
    await publishAtOnce(cast.tom, [{ documentId: id, version: row?.version ?? '' }]);
    await expect(
      grantDocument(cast.dana, { documentId: id, purpose: 'open' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    // Whoever is named has it once they agree to have it electronically.
    await agree(cast.marco);
    await provePresence(cast.marco, { password });
    await grantDocument(cast.marco, { documentId: id, purpose: 'open' });
  });

  it('forgets who was named when it becomes another client’s', async () => {
    const id = await bringReady({
      text: `W-2 Dana Whitlock ${brightwater.name}`,
      filename: 'w2.pdf',
      as: cast.ingrid,
    });
    await chooseClient(cast.ingrid, { documentId: id, clientId: larkAndLoom.clientId });
    expect((await look(cast.ingrid))[0]).toMatchObject({
      group: 'check',
      needs: 'readers',
      readers: [],
    });
  });
});

describe('changing', () => {
  it('says field by field what is wrong', async () => {
    const id = await bringReady({ text: brightwater.name });
    const change = {
      documentId: id,
      title: ' \n ',
      category: 'tax' as const,
      year: 20,
      audience: 'all' as const,
      readers: [],
      actionNeeded: false,
      dueOn: '2026-02-30',
    };
    await expect(changeDocument(cast.tom, change)).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        title: 'errors.required',
        year: 'documents.year_invalid',
        dueOn: 'documents.due_without_action',
      },
    });
  });

  it('is over once it is published: not changed, not discarded, not another’s', async () => {
    const id = await publishOne();
    await expect(
      chooseClient(cast.tom, { documentId: id, clientId: brightwater.clientId }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(discardDocument(cast.tom, id)).rejects.toMatchObject({ code: 'conflict' });
    for (const change of [
      `client_id = '${larkAndLoom.clientId}'`,
      `audience = 'all'`,
      `state = 'ready'`,
      `title = 'x'`,
    ]) {
      await expect(ownerQuery(`UPDATE document SET ${change} WHERE id = '${id}'`)).rejects.toThrow(
        /published|does not go/,
      );
    }
    await expect(ownerQuery(`DELETE FROM document WHERE id = '${id}'`)).rejects.toThrow(
      /not deleted/,
    );
  });

  it('or discarding leaves no bytes', async () => {
    const id = await bringReady({ text: brightwater.name });
    const { storageKey } = await contextlessRow(id);
    await discardDocument(cast.ruth, id);
    expect(await look(cast.tom)).toEqual([]);
    const { openObject } = await import('@/lib/storage');
    await expect(
      openObject({ storageKey, wrappedKey: new Uint8Array(60), keyId: 'k1', sizeBytes: 1 }, ''),
    ).rejects.toThrow();
    expect(await events('document.discarded')).toHaveLength(1);
  });
});

describe('taking back', () => {
  it('ends every grant at once and stays in the log; twice is a conflict', async () => {
    const id = await publishOne();
    const grant = await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    await withdrawDocument(cast.tom, id);
    await expect(readGranted(cast.dana, { documentId: id, ...grant })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(withdrawDocument(cast.tom, id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(withdrawDocument(cast.hugh, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(withdrawDocument(cast.dana, id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await events('document.withdrawn')).toHaveLength(1);
    expect((await listPublished(cast.tom, {})).documents[0]?.withdrawnAt).not.toBeNull();
  });
});
