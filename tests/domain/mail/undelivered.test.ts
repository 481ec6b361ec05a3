import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverMail } from '@/domain/mail/deliver-mail';
import { listFailures } from '@/domain/mail/list-failures';
import type { MailMessage } from '@/domain/mail/mail-message';
import { queueMail } from '@/domain/mail/queue-mail';
import { resendMail, settleFailure } from '@/domain/mail/settle-failure';
import { type Actor, JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { agree, publishW2 } from '@/tests/domain/consent/agreeing';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { type MailServer, startMailServer } from './mail-server';

const { dana, marco, joan, ruth, hugh, ingrid } = cast;

const message: MailMessage = { subject: 'Invoice 1055', sentence: 'It is here.', why: 'You pay.' };

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.stop());

/** Queues a mail to somebody at Brightwater; answers its row's id. */
async function queue(email: string, more: { key?: string; oneTime?: boolean } = {}) {
  const key = more.key ?? `invoice.sent/${newId()}`;
  await dbAs(JOB, (db) =>
    queueMail(db, {
      ...{ key, clientId: dana.clientId, to: { email, name: null }, message },
      oneTime: more.oneTime ?? false,
    }),
  );
  const [row] = await ownerQuery<{ id: string }>('SELECT id FROM mail WHERE key = $1', [key]);
  return row?.id ?? '';
}

async function fail(email: string, more?: Parameters<typeof queue>[1]) {
  server.forget(email);
  const id = await queue(email, more);
  await deliverMail(id);
  server.know(email);
  const [failure] = await ownerQuery<{ id: string }>(
    'SELECT id FROM mail_failure WHERE mail_id = $1 ORDER BY at DESC LIMIT 1',
    [id],
  );
  return { mailId: id, failure: { id: publicId('mf', failure?.id ?? newId()) } };
}

const subjects = async (actor: Actor) =>
  (await listFailures(actor)).map(({ contact, reason }) => [contact.email, reason]);

describe('a mail that is refused for good', () => {
  it('is not tried again, and stands with whoever looks after the client', async () => {
    const { mailId } = await fail(emails.dana);
    await deliverMail(mailId).catch(() => undefined);
    const [failure] = await listFailures(ruth);
    expect(failure).toMatchObject({
      subject: 'Invoice 1055',
      reason: 'no_mailbox',
      mayGoAgain: true,
      letterBy: null,
      contact: { id: publicId('co', dana.contactId), email: emails.dana },
    });
    expect(failure?.reply).toContain('5.1.1 No such user');
    expect(await subjects(ingrid)).toEqual([[emails.dana, 'no_mailbox']]);
    expect(await subjects(hugh)).toEqual([]);
    const logged = await ownerQuery(
      `SELECT data->>'reason' AS reason, by::text FROM activity_event WHERE type = 'mail.undelivered'`,
    );
    expect(logged).toEqual([{ reason: 'no_mailbox', by: 'system' }]);
  });

  it('goes again to the address that its reader has by now, and is off the list', async () => {
    const { failure, mailId } = await fail(emails.marco);
    await ownerQuery('UPDATE person SET email = $2 WHERE id = $1', [
      marco.personId,
      'marco.new@porchlight.test',
    ]);
    await resendMail(ruth, failure);
    expect(await subjects(ruth)).toEqual([[emails.dana, 'no_mailbox']]);
    const before = server.received.length;
    await deliverMail(mailId);
    expect(server.received.slice(before).map(({ to }) => to)).toMatchObject([
      { value: [{ address: 'marco.new@porchlight.test' }] },
    ]);
    await expect(resendMail(ruth, failure)).rejects.toMatchObject({ code: 'conflict' });
    await ownerQuery('UPDATE person SET email = $2 WHERE id = $1', [marco.personId, emails.marco]);
  });

  it('that bore a link that works once keeps nothing of it, and does not go again', async () => {
    const { failure, mailId } = await fail(emails.marco, { oneTime: true });
    expect(await ownerQuery('SELECT html, text FROM mail WHERE id = $1', [mailId])).toEqual([
      { html: '', text: '' },
    ]);
    await expect(resendMail(ruth, failure)).rejects.toMatchObject({ code: 'conflict' });
    await settleFailure(ruth, failure);
    await settleFailure(ruth, failure);
    expect(await subjects(ruth)).toEqual([[emails.dana, 'no_mailbox']]);
    const settled = await ownerQuery(
      `SELECT 1 FROM activity_event WHERE type = 'mail.settled' AND contact_id = $1`,
      [marco.contactId],
    );
    expect(settled).toHaveLength(1);
  });

  it('is nobody else’s to see to', async () => {
    const { failure } = await fail(emails.dana);
    for (const verb of [resendMail, settleFailure]) {
      await expect(verb(hugh, failure)).rejects.toMatchObject({ code: 'not_found' });
      await expect(verb(joan, failure)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await settleFailure(ruth, failure);
  });
});

describe('a mail that no server takes', () => {
  it('is given up after the last try, and told then', async () => {
    const id = await queue(emails.marco);
    const [before] = [await subjects(ruth)];
    server.refuse(13);
    for (let tries = 0; tries < 12; tries += 1) {
      await expect(deliverMail(id)).rejects.toThrow(/451/);
    }
    expect(await subjects(ruth)).toEqual(before);
    await expect(deliverMail(id)).rejects.toThrow(/451/);
    expect(await subjects(ruth)).toContainEqual([emails.marco, 'unreachable']);
  });
});

describe('a mail that told of a W-2', () => {
  it('asks for paper within 30 days', async () => {
    await agree(marco);
    await publishW2();
    const [told] = await ownerQuery<{ id: string }>(
      `SELECT id FROM mail WHERE key LIKE 'documents/%' AND recipient = $1`,
      [emails.marco],
    );
    server.forget(emails.marco);
    await deliverMail(told?.id ?? '');
    const [first] = await listFailures(ruth);
    const [{ day } = { day: '' }] = await ownerQuery<{ day: string }>(
      `SELECT ((now() AT TIME ZONE zone)::date + 30)::text AS day FROM firm`,
    );
    expect(first).toMatchObject({ letterBy: day, reason: 'no_mailbox' });
  });
});
