import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenForReaders } from '@/local/outbox/http';
import { Mailbox } from '@/local/outbox/mailbox';
import { listenForMail } from '@/local/outbox/smtp';
import { freePort } from '@/local/ports';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-outbox-'));
let smtp: SMTPServer;
let http: Server;
let viewer: string;

beforeAll(async () => {
  const mailbox = new Mailbox(folder);
  const [smtpPort, port] = [await freePort(), await freePort()];
  smtp = await listenForMail(mailbox, smtpPort);
  http = await listenForReaders(mailbox, port);
  viewer = `http://127.0.0.1:${port}`;
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort });
  await transport.sendMail({
    from: 'Alder & Finch <desk@porchlight.test>',
    to: 'Client@porchlight.test',
    subject: 'Invoice 1042 <is> ready',
    text: 'Open it: http://localhost:3000/invoices/in_1?a=1&b=2',
    html: '<script>alert(1)</script><a href="http://localhost:3000/invoices/in_1?a=1&amp;b=2">Open it</a>',
  });
  await transport.sendMail({
    from: 'desk@porchlight.test',
    to: 'joan@porchlight.test',
    subject: '請求書',
    text: 'Hello',
  });
});

afterAll(() => {
  smtp.close();
  http.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers = {}) => fetch(viewer + path, { headers });

test('lists mails, the newest first, and those to one address', async () => {
  const all = (await (await get('/api/mails')).json()) as { subject: string }[];
  expect(all.map(({ subject }) => subject)).toEqual(['請求書', 'Invoice 1042 <is> ready']);
  const danas = await (await get('/api/mails?to=client@porchlight.test')).json();
  expect(danas).toMatchObject([
    { to: ['client@porchlight.test'], links: ['http://localhost:3000/invoices/in_1?a=1&b=2'] },
  ]);
});

test('shows a mail without running what it brought', async () => {
  const [mail] = (await (await get('/api/mails?to=client@porchlight.test')).json()) as [
    { id: string },
  ];
  const shown = await (await get(`/mails/${mail.id}`)).text();
  expect(shown).toContain('Invoice 1042 &lt;is&gt; ready');
  expect(shown).not.toContain('<script>');
  const framed = await get(`/mails/${mail.id}/html`);
  expect(framed.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(framed.headers.get('content-security-policy')).toContain('sandbox');
});

test('finds nothing outside of its folder', async () => {
  for (const path of ['/mails/nothing', '/mails/..%2f..%2fpackage', '/elsewhere']) {
    expect((await get(path)).status).toBe(404);
  }
});
