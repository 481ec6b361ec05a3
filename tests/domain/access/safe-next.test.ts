import { describe, expect, it } from 'vitest';
import { safeNext } from '@/domain/access/safe-next';

describe('where to go after signing in', () => {
  it.each(['/', '/invoices', '/invoices/in_01?from=mail', '/staff/clients?q=a%20b#top'])(
    'may be %s',
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'invoices',
    '',
    '/sign-in?next=/',
    '/sign-in',
    '/reset/abc',
    '/api/auth/signout',
    `/${'a'.repeat(600)}`,
    null,
    undefined,
  ])('may not be %j', (path) => expect(safeNext(path)).toBeNull());
});
