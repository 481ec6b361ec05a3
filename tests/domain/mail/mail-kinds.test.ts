import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MAIL_KINDS } from '@/tests/support/mail-kinds';

const CALL = /queueMail\(db/g;
/** The text in which a mail's key begins. */
const KEY = /\bkey: `([^/`]+)\//g;

it('every kind of mail is in the table of mails, whose links are asked for as a scanner would', () => {
  const written = globSync('domain/**/*.ts').flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    if (path === 'domain/mail/queue-mail.ts' || !source.includes('queueMail(')) return [];
    const keys = [...source.matchAll(KEY)].map(([, key = '']) => key);
    // One whose key is made up elsewhere could not be told apart by this test.
    expect(keys, path).toHaveLength([...source.matchAll(CALL)].length);
    const file = path.replace(/^domain\/|\.ts$/g, '');
    return keys.map((key) => `${file}: ${key}`);
  });
  const listed = MAIL_KINDS.map(({ file, key }) => `${file}: ${key}`);
  expect(written.sort()).toEqual([...listed].sort());
});

it('no other way leads into the outbox', () => {
  const others = globSync('{app,domain,lib,worker}/**/*.{ts,tsx}', {
    exclude: ['lib/prisma/**'],
  }).filter((path) => /\bmail\.create(?!dAt)|INSERT INTO mail\b/.test(readFileSync(path, 'utf8')));
  expect(others).toEqual(['domain/mail/queue-mail.ts']);
});
