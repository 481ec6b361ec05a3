import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MailMessage } from '@/domain/mail/mail-message';
import { queueMail } from '@/domain/mail/queue-mail';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { type RunningWorker, startWorker } from '@/worker/start-worker';
import { sendQueuedMail } from '@/worker/handlers/mail-send';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { type MailServer, startMailServer } from './mail-server';

const message: MailMessage = {
  subject: 'Receipt: $350.00 arrived,\r\n invoice 1055 is paid',
  sentence: 'Thank you, 星野. Your $350.00 arrived.',
  button: { label: 'See it', url: 'http://portal.test/invoices/in_1', kind: 'outline' },
  person: {
    name: 'Ruth Adeyemi',
    title: 'Account manager',
    phone: null,
    hours: 'Mon–Fri 8:30–5:30, Pacific',
    email: 'manager@porchlight.test',
  },
  why: 'You get this because you look after bills.',
};
const to = { email: 'client@porchlight.test', name: 'Whitlock, "Dana"' };

let server: MailServer;
let worker: RunningWorker;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  worker = await startWorker({ 'mail.send': { handle: sendQueuedMail } });
});
afterAll(async () => {
  await worker?.stop();
  await server?.stop();
});

async function arrived(count: number) {
  await expect.poll(() => server.received.length, { timeout: 20_000 }).toBe(count);
  return server.received[count - 1]!;
}

test('a mail is sent once for its key, whoever asks again', async () => {
  const ask = () =>
    dbAs(cast.dana, (db) =>
      queueMail(db, { key: 'once', clientId: cast.dana.clientId, to, message }),
    );
  expect(await ask()).toBe(true);
  expect(await ask()).toBe(false);
  const mail = await arrived(1);
  expect(mail.subject).toBe('Receipt: $350.00 arrived, invoice 1055 is paid');
  expect(mail.from?.text).toBe('"Alder & Finch" <portal@porchlight.test>');
  expect(mail.to).toMatchObject({ value: [{ address: to.email, name: to.name }] });
  expect(mail.replyTo?.text).toBe('manager@porchlight.test');
  expect(mail.text).toContain('星野');
  expect(mail.html).toContain('星野');
  expect(mail.messageId).toMatch(/^<ml_\w+@porchlight\.test>$/);
});

test('what is rolled back is not sent', async () => {
  await expect(
    dbAs(cast.ruth, async (db) => {
      await queueMail(db, { key: 'undone', to, message });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await ownerQuery('SELECT 1 FROM mail WHERE key = $1', ['undone'])).toEqual([]);
});

test('a refusal counts and is tried again, and a link that works once is not kept', async () => {
  server.refuse(1);
  await dbAs({ kind: 'sign-in', subject: to.email }, (db) =>
    queueMail(db, { key: 'link', to, message, oneTime: true }),
  );
  await arrived(2);
  await expect
    .poll(() =>
      ownerQuery('SELECT html, text, failures FROM mail WHERE key = $1 AND sent_at IS NOT NULL', [
        'link',
      ]),
    )
    .toEqual([{ html: '', text: '', failures: 1 }]);
  await expect
    .poll(() =>
      ownerQuery(`SELECT state FROM pgboss.job WHERE name = 'mail.send' AND state <> 'completed'`),
    )
    .toEqual([]);
});

test('nobody but the worker reads the outbox', async () => {
  for (const actor of [cast.ingrid, cast.ruth, cast.dana]) {
    expect(await dbAs(actor, (db) => db.mail.count())).toBe(0);
  }
  expect(await dbAs(JOB, (db) => db.mail.count())).toBeGreaterThan(0);
});
