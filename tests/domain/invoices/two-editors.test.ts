import { describe, expect, it } from 'vitest';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { NO_VERSION } from '@/domain/invoices/draft-version';
import { getDraft } from '@/domain/invoices/get-draft';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { draft, makeDraft } from './drafts';

const CHANGED = { code: 'conflict', messageKey: 'invoices.errors.changed_meanwhile' };

function form(id: string, version: string, changes: Record<string, unknown> = {}): DraftForm {
  return DraftForm.parse({
    id: publicId('in', id),
    clientId: publicId('cl', brightwater.clientId),
    version,
    title: 'Bookkeeping',
    currency: 'USD',
    dueOn: draft().dueOn,
    note: 'Thank you – 🌿 naïve “quotes”',
    'description[]': ['Work', 'Discount'],
    'detail[]': ['October\nNovember', ''],
    'quantity[]': ['1.5', '1'],
    'price[]': ['100.00', '-40'],
    ...changes,
  });
}

/** All that is kept of a draft, and what the log says of it. */
async function everything(id: string) {
  return {
    invoice: await ownerQuery('SELECT * FROM invoice WHERE id = $1', [id]),
    lines: await ownerQuery('SELECT * FROM invoice_line WHERE invoice_id = $1 ORDER BY position', [
      id,
    ]),
    events: await ownerQuery('SELECT * FROM activity_event WHERE subject_id = $1 ORDER BY id', [
      publicId('in', id),
    ]),
    mails: await ownerQuery('SELECT * FROM mail WHERE key LIKE $1', [`invoice.sent/${id}/%`]),
  };
}

async function versionOf(id: string): Promise<string> {
  return (await getDraft(cast.ruth, { id })).version;
}

async function titleOf(id: string): Promise<string> {
  return (await getDraft(cast.ruth, { id })).title;
}

describe('one editor', () => {
  it('is told by each save what the next reader is told', async () => {
    const id = newId();
    let version = NO_VERSION;
    for (const changes of [
      {},
      { title: 'Other' },
      { dueOn: '', note: '', 'detail[]': ['', ''] },
      { currency: 'JPY', 'price[]': ['1000', '-40'] },
      { 'description[]': [], title: 'Without lines' },
    ]) {
      const saved = await saveDraft(cast.tom, form(id, version, changes));
      expect(saved.version).not.toBe(version);
      expect(saved.version).toBe(await versionOf(id));
      version = saved.version;
    }
  });

  it('may say the same again, as where an answer was lost, and records it once', async () => {
    const id = newId();
    const first = await saveDraft(cast.tom, form(id, NO_VERSION));
    expect(await saveDraft(cast.tom, form(id, NO_VERSION))).toEqual(first);
    const second = await saveDraft(cast.tom, form(id, first.version, { title: 'Other' }));
    const before = await everything(id);
    expect(await saveDraft(cast.tom, form(id, first.version, { title: 'Other' }))).toEqual(second);
    expect(await everything(id)).toEqual(before);
  });
});

describe('two editors', () => {
  it.each([
    ['the title', { title: 'Other' }],
    ['the currency', { currency: 'EUR' }],
    ['the due day', { dueOn: '' }],
    ['the note', { note: '' }],
    ['a price', { 'price[]': ['100.01', '-40'] }],
    ['a quantity', { 'quantity[]': ['1.501', '1'] }],
    ['a detail', { 'detail[]': ['', ''] }],
    ['the order of the lines', { 'description[]': ['Discount', 'Work'] }],
    ['the number of lines', { 'description[]': ['Work'] }],
  ])('are kept apart by %s: the second is refused and nothing is lost', async (_name, theirs) => {
    const id = newId();
    const { version } = await saveDraft(cast.tom, form(id, NO_VERSION));
    await saveDraft(cast.ruth, form(id, version, theirs));
    const before = await everything(id);
    await expect(saveDraft(cast.tom, form(id, version, { title: 'Mine' }))).rejects.toMatchObject(
      CHANGED,
    );
    expect(await everything(id)).toEqual(before);
  });

  it('are told who it was, by the field that the form knows it by', async () => {
    const id = await makeDraft();
    const version = await versionOf(id);
    await saveDraft(cast.ruth, form(id, version));
    const [ruth] = await ownerQuery<{ first: string }>(
      `SELECT split_part(name, ' ', 1) AS first FROM person WHERE id = $1`,
      [cast.ruth.personId],
    );
    const mine = form(id, version, { title: 'Mine' });
    await expect(saveDraft(cast.tom, mine)).rejects.toMatchObject({
      values: { who: 'named', name: ruth?.first },
      fields: { version: CHANGED.messageKey },
    });
    // The same person with two windows.
    await expect(saveDraft(cast.ruth, mine)).rejects.toMatchObject({ values: { who: 'self' } });
  });

  it('save over each other knowingly, from the version that stands', async () => {
    const id = await makeDraft();
    const version = await versionOf(id);
    await saveDraft(cast.ruth, form(id, version, { title: 'Ruth' }));
    const mine = { title: 'Tom', 'description[]': ['Tom’s line'] };
    await expect(saveDraft(cast.tom, form(id, version, mine))).rejects.toMatchObject(CHANGED);
    const over = await saveDraft(cast.tom, form(id, await versionOf(id), mine));
    expect(await getDraft(cast.ruth, { id })).toMatchObject({
      title: 'Tom',
      version: over.version,
      lines: [{ description: 'Tom’s line' }],
    });
    await saveDraft(cast.tom, form(id, over.version, { title: 'Tom again' }));
    expect(await titleOf(id)).toBe('Tom again');
  });

  it.each([
    ['a draft that is there', () => makeDraft()],
    ['one that is begun', () => Promise.resolve(newId())],
  ])('at once, of %s: one wins and one is refused', async (_name, begin) => {
    for (let round = 0; round < 4; round += 1) {
      const id = await begin();
      const version = await versionOf(id).catch(() => NO_VERSION);
      const results = await Promise.allSettled([
        saveDraft(cast.tom, form(id, version, { title: 'Tom', 'description[]': ['Tom'] })),
        saveDraft(cast.ruth, form(id, version, { title: 'Ruth', 'description[]': ['Ruth'] })),
      ]);
      const winner = results[0]?.status === 'fulfilled' ? 'Tom' : 'Ruth';
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: CHANGED,
      });
      expect(await getDraft(cast.ruth, { id })).toMatchObject({
        title: winner,
        lines: [{ description: winner }],
      });
    }
  });

  it('write over nothing with a form that says no version', async () => {
    const id = await makeDraft();
    const before = await everything(id);
    const { version: _, ...silent } = form(id, NO_VERSION);
    await expect(saveDraft(cast.tom, DraftForm.parse(silent))).rejects.toMatchObject(CHANGED);
    expect(await everything(id)).toEqual(before);
  });

  it('do not bring back what one of them deleted, unless they say so', async () => {
    const id = await makeDraft();
    const version = await versionOf(id);
    await deleteDraft(cast.ruth, { id });
    const before = await everything(id);
    for (const verb of [saveDraft, saveAndSend]) {
      await expect(verb(cast.tom, form(id, version))).rejects.toMatchObject({
        code: 'conflict',
        messageKey: 'invoices.errors.deleted_meanwhile',
        values: { who: 'named' },
        fields: { version: 'invoices.errors.deleted_meanwhile' },
      });
    }
    expect(await everything(id)).toEqual(before);
    await saveDraft(cast.tom, form(id, NO_VERSION));
    expect(await titleOf(id)).toBe('Bookkeeping');
  });
});

describe('sending', () => {
  it('sends nothing that the sender has not seen', async () => {
    const id = await makeDraft();
    const version = await versionOf(id);
    const { version: newest } = await saveDraft(cast.ruth, form(id, version, { title: 'Ruth' }));
    const before = await everything(id);
    await expect(saveAndSend(cast.tom, form(id, version, { title: 'Tom' }))).rejects.toMatchObject(
      CHANGED,
    );
    expect(await everything(id)).toEqual(before);
    expect(before.mails).toEqual([]);
    expect(await saveAndSend(cast.tom, form(id, newest, { title: 'Tom' }))).toMatchObject({
      sentNow: true,
    });
  });

  it('at the same time as a save lets one of them through', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await makeDraft();
      const version = await versionOf(id);
      const results = await Promise.allSettled([
        saveAndSend(cast.tom, form(id, version, { title: 'Tom' })),
        saveDraft(cast.ruth, form(id, version, { title: 'Ruth' })),
      ]);
      const [invoice] = await ownerQuery('SELECT state, title FROM invoice WHERE id = $1', [id]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(invoice).toEqual(
        results[0]?.status === 'fulfilled'
          ? { state: 'open', title: 'Tom' }
          : { state: 'draft', title: 'Ruth' },
      );
    }
  });

  it('what is sent already is no success for who has written something else', async () => {
    const id = await makeDraft();
    const version = await versionOf(id);
    const sent = await saveAndSend(cast.ruth, form(id, version));
    expect(await saveAndSend(cast.ruth, form(id, version))).toEqual({ ...sent, sentNow: false });
    await expect(saveAndSend(cast.tom, form(id, version, { title: 'Tom' }))).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'invoices.errors.sent_already',
    });
  });
});
