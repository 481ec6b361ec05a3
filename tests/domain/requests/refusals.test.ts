import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES } from '@/domain/intake/refusal';
import { acceptItem } from '@/domain/requests/accept-item';
import { cancelRequest } from '@/domain/requests/cancel-request';
import { createRequest } from '@/domain/requests/create-request';
import { dropItem } from '@/domain/requests/drop-item';
import { readRequest, RequestForm } from '@/domain/requests/request-input';
import { sendBackItem } from '@/domain/requests/send-back-item';
import { sendItem } from '@/domain/requests/send-item';
import { dbAs, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { makeLockedPdf, makePdf, makePng, send } from '@/tests/domain/documents/make-files';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { askFor, logOf, sendFile, stateOf, thing } from './requesting';

const { dana, joan, marco, tom, ruth } = cast;
const pdf = makePdf(['Hello']);

async function storedFiles(): Promise<number> {
  const entries = await readdir(env().STORAGE_DIR, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

describe('a file that is not taken', () => {
  it.each<[string, string, Buffer, number, string, string]>([
    ['an empty one', 'a.pdf', Buffer.alloc(0), 0, 'empty', 'type'],
    ['too large a one', 'a.pdf', pdf, MOST_BYTES + 1, 'too_large', 'too_large'],
    ['a program', 'a.exe', Buffer.from('MZ'), 2, 'type', 'type'],
    ['a PNG named PDF', 'a.pdf', makePng(), makePng().length, 'mismatch', 'type'],
    ['one that breaks off', 'a.pdf', pdf, pdf.length + 1, 'cut_off', 'network'],
  ])(
    '%s leaves nothing but the event',
    async (_, filename, bytes, declaredBytes, refusal, said) => {
      const { id, items } = await askFor();
      const before = await storedFiles();
      await expect(
        sendItem(dana, { itemId: items[0] ?? '', filename, declaredBytes, source: send(bytes) }),
      ).rejects.toMatchObject({ code: 'invalid', messageKey: `documents.refused.${refusal}` });
      expect(await storedFiles()).toBe(before);
      expect(await stateOf(id)).toMatchObject({ items: ['asked', 'asked'] });
      expect(await logOf(id)).toEqual(['document.requested', 'document.upload_failed']);
      const [event] = await ownerQuery<{ data: unknown }>(
        `SELECT data FROM activity_event WHERE type = 'document.upload_failed' ORDER BY id DESC LIMIT 1`,
      );
      expect(event?.data).toEqual({ reason: said });
    },
  );

  it('that asks for a password is turned back when it is read, and its item waits again', async () => {
    const { id, items } = await askFor();
    const before = await storedFiles();
    await sendFile(items[0], { bytes: makeLockedPdf() });
    expect(await storedFiles()).toBe(before);
    expect(await stateOf(id)).toMatchObject({ items: ['asked', 'asked'] });
    expect(await logOf(id)).toEqual([
      'document.requested',
      'document.uploaded',
      'document.upload_failed',
    ]);
    await sendFile(items[0]);
    await sendFile(items[0], { bytes: makeLockedPdf() });
    expect(await stateOf(id)).toMatchObject({ items: ['sent', 'asked'] });
  });

  it('twice is one, though it is sent at the same moment', async () => {
    const { items } = await askFor();
    const both = await Promise.all([
      sendFile(items[0], { bytes: pdf, read: false }),
      sendFile(items[0], { bytes: pdf, read: false }),
    ]);
    expect(both[0]).toBe(both[1]);
  });

  it('is not sent for another’s item, by who may not, or to what has ended', async () => {
    const { id, items } = await askFor();
    const before = await storedFiles();
    const [one, other] = items;
    await expect(sendFile(one, { as: joan })).rejects.toMatchObject({ code: 'not_found' });
    await expect(sendFile(one, { as: marco })).rejects.toMatchObject({ code: 'forbidden' });
    await dropItem(tom, { id: one ?? '' });
    await expect(sendFile(one)).rejects.toMatchObject({
      messageKey: 'requests.errors.not_needed',
    });
    await cancelRequest(tom, { id });
    await expect(sendFile(other)).rejects.toMatchObject({
      messageKey: 'requests.errors.cancelled',
    });
    expect(await storedFiles()).toBe(before);
  });
});

describe('judging', () => {
  it('is of what was looked at, and of what can be read', async () => {
    const { items } = await askFor();
    const id = items[0] ?? '';
    await expect(acceptItem(tom, { id, seen: [] })).rejects.toMatchObject({
      messageKey: 'requests.errors.nothing_sent',
    });
    const first = await sendFile(id);
    const second = await sendFile(id);
    await expect(acceptItem(tom, { id, seen: [first] })).rejects.toMatchObject({
      messageKey: 'requests.errors.others_came',
    });
    const third = await sendFile(id, { read: false });
    await expect(acceptItem(tom, { id, seen: [first, second, third] })).rejects.toMatchObject({
      messageKey: 'requests.errors.still_read',
    });
    await expect(
      sendBackItem(tom, { id, reason: '  ', seen: [first, second, third] }),
    ).rejects.toMatchObject({ fields: { reason: 'requests.errors.no_reason' } });
  });

  it('by two at once is one: whoever comes second changes nothing', async () => {
    const { id, items } = await askFor([thing('One')]);
    const item = items[0] ?? '';
    const file = await sendFile(item);
    await Promise.all([
      acceptItem(tom, { id: item, seen: [file] }),
      acceptItem(ruth, { id: item, seen: [file] }),
    ]);
    expect((await logOf(id)).filter((type) => type === 'document.accepted')).toHaveLength(1);
    await expect(
      sendBackItem(ruth, { id: item, reason: 'No', seen: [file] }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(dropItem(ruth, { id: item })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('one accepts while another sends back: one of the two is told', async () => {
    const { id, items } = await askFor([thing('One')]);
    const item = items[0] ?? '';
    const file = await sendFile(item);
    const ends = await Promise.allSettled([
      acceptItem(tom, { id: item, seen: [file] }),
      sendBackItem(ruth, { id: item, reason: 'No', seen: [file] }),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items: states } = await stateOf(id);
    expect(['accepted', 'sent_back']).toContain(states[0]);
  });

  it('is not the client’s, whatever they write to the database', async () => {
    const { items } = await askFor();
    const tries = [
      sql`UPDATE request_item SET state = 'accepted' WHERE id = ${items[0]}::uuid`,
      sql`UPDATE request_item SET title = 'Nothing' WHERE id = ${items[0]}::uuid`,
      sql`UPDATE document_request SET title = 'Nothing' WHERE client_id = ${brightwater.clientId}::uuid`,
    ];
    for (const statement of tries) {
      await expect(dbAs(dana, (db) => db.$executeRaw(statement))).rejects.toThrow();
    }
  });
});

describe('a form', () => {
  const read = (fields: object) => readRequest(RequestForm.parse(fields));

  it('says all that is wrong with it', () => {
    expect(() =>
      read({ title: ' ', dueOn: 'soon', 'item[]': ['', 'B'], 'hint[]': ['x', ''] }),
    ).toThrow(
      expect.objectContaining({
        fields: {
          title: 'errors.required',
          dueOn: 'errors.day_invalid',
          'items.0.title': 'errors.required',
        },
      }),
    );
    expect(() => read({ title: 'A' })).toThrow(
      expect.objectContaining({ fields: { 'items.0.title': 'requests.errors.no_items' } }),
    );
    expect(() => read({ title: 'A', 'item[]': ['B'], 'optional[]': ['yes'] })).toThrow(
      expect.objectContaining({ fields: { 'items.0.title': 'requests.errors.all_optional' } }),
    );
  });

  it('is refused with a day that has gone by', async () => {
    const request = { title: 'A', note: null, dueOn: '2020-01-01', items: [thing('B')] };
    await expect(
      createRequest(tom, { clientId: brightwater.clientId, request }),
    ).rejects.toMatchObject({ fields: { dueOn: 'requests.errors.day_gone' } });
  });
});
