import { expect, it } from 'vitest';
import { describeTotp, newTotpSecret, totpStepOf } from '@/lib/totp';
import { qrCode } from '@/lib/qr-code';
import { codeOf } from '@/tests/support/authenticator-app';

/** RFC 6238, appendix B: the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890', 'ascii');

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('at %i s the code is %s', (seconds, code) => {
  const at = new Date(seconds * 1000);
  expect(totpStepOf(code, secret, at)).toBe(Math.floor(seconds / 30));
});

it('knows a code one step early or late, and no further', () => {
  const at = Date.UTC(2026, 10, 26, 12, 0, 10);
  const fresh = newTotpSecret();
  const { key, address } = describeTotp(fresh, {
    issuer: 'Hollis & Reyes',
    label: 'dana@x.example',
  });
  expect(key).toMatch(/^[A-Z2-7]{32}$/);
  expect(address).toContain(`secret=${key}`);
  expect(address).toContain('issuer=Hollis');
  const step = Math.floor(at / 30_000);
  for (const off of [-1, 0, 1]) {
    const code = codeOf(key, new Date(at + off * 30_000));
    expect(totpStepOf(code, fresh, new Date(at))).toBe(step + off);
  }
  for (const off of [-2, 2]) {
    const code = codeOf(key, new Date(at + off * 30_000));
    expect(totpStepOf(code, fresh, new Date(at))).toBeNull();
  }
});

it('is drawn with its quiet edge', () => {
  const { size, path } = qrCode('otpauth://totp/x?secret=ABC');
  expect(path).toMatch(/^M4 4h1v1h-1z/);
  expect((size - 8 - 17) % 4).toBe(0);
});
