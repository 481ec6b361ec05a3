import { expect, test } from 'vitest';
import type { MailMessage } from '@/domain/mail/mail-message';
import { renderMail } from '@/domain/mail/render-mail';

const frame = { firmName: 'Alder & Finch', firmAddress: '1201 Alder Street, Seattle, WA 98101' };
const message: MailMessage = {
  subject: 'Invoice 1058: $1,840.00 by Mon 30 Nov',
  sentence: 'Dana, your bill for October to December is $1,840.00, due Monday 30 November.',
  lede: 'Two lines as agreed, one extra that you approved.',
  box: [
    { label: 'Bookkeeping Plus, 3 months', value: '$1,440.00' },
    { label: 'To pay', value: '$1,840.00', total: true },
  ],
  button: {
    label: 'Look and pay $1,840.00',
    url: 'https://portal.test/invoices/in_1?a=1&b=2',
    kind: 'lamp',
  },
  after: ['There is no fee.'],
  person: {
    name: 'Ruth Adeyemi',
    title: 'Account manager',
    phone: '(206) 555-0142',
    hours: 'Mon–Fri 8:30–5:30, Pacific',
    email: 'manager@porchlight.test',
  },
  why: 'You get this because you look after bills at Brightwater Ceramics LLC.',
};

test('the text says what the HTML says', () => {
  const { html, text } = renderMail(message, frame);
  for (const said of [
    message.sentence,
    message.lede,
    'Bookkeeping Plus, 3 months',
    '$1,440.00',
    'Look and pay $1,840.00',
    'There is no fee.',
    'Ruth Adeyemi',
    'Account manager, looks after you.',
    '(206) 555-0142',
    'Mon–Fri 8:30–5:30, Pacific. Just answer this mail.',
    message.why,
    'Seattle, WA 98101',
  ]) {
    expect(text).toContain(said);
    expect(html).toContain(said);
  }
  expect(text).toContain('https://portal.test/invoices/in_1?a=1&b=2');
  expect(html).toContain('href="https://portal.test/invoices/in_1?a=1&amp;b=2"');
});

test('nothing is loaded from anywhere, and the light colours are asked for', () => {
  const { html } = renderMail(message, frame);
  expect(html).not.toMatch(/<img|<link|@import|url\(|<script/i);
  expect(html).toContain('<meta name="color-scheme" content="light">');
  expect(html).toContain('width="600"');
  expect(html).toContain('#F2A531');
});

test('what people wrote stays text', () => {
  const nasty = '<img src=x onerror="alert(1)"> & \'quoted\'';
  const { html } = renderMail(
    {
      ...message,
      sentence: nasty,
      lede: nasty,
      box: [{ label: nasty, value: nasty }],
      after: [nasty],
      person: { name: nasty, title: nasty, phone: nasty, hours: nasty },
      why: nasty,
      button: { label: nasty, url: 'https://portal.test/"><script>', kind: 'outline' },
    },
    { firmName: nasty, firmAddress: nasty },
  );
  expect(html).not.toMatch(/<img|<script>/);
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;quoted&#39;');
});

test('a button leads to a page and nowhere else', () => {
  const button = { label: 'Go', url: 'javascript:alert(1)', kind: 'outline' as const };
  expect(() => renderMail({ ...message, button }, frame)).toThrow(TypeError);
});

test('what somebody wrote keeps its lines', () => {
  const { html, text } = renderMail({ ...message, lede: 'You are right.\nWe take it off.' }, frame);
  expect(html).toContain('You are right.<br>We take it off.');
  expect(text).toContain('You are right.\nWe take it off.');
});

test('a long value stands under its label, so that a phone need not break it into words', () => {
  const value = 'Ведение бухгалтерии и расчёт заработной платы';
  const row = (label: string) =>
    renderMail({ ...message, box: [{ label, value }] }, frame).html.includes('colspan="2"');
  expect(row('What it is for')).toBe(true);
  expect(renderMail(message, frame).html).not.toContain('colspan');
});

test('a list of mails shows what follows the sentence, not the firm’s initials', () => {
  const { html } = renderMail(message, frame);
  const [before = ''] = html.split('A&amp;F');
  expect(before).toContain('Two lines as agreed');
});
