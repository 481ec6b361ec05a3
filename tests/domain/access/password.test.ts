import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '@/domain/access/password';
import { checkNewPassword } from '@/domain/access/password-rules';
import { PortalError } from '@/lib/errors';

describe('a kept password', () => {
  it('is scrypt in the PHC format, with a salt of its own', async () => {
    const [one, two] = await Promise.all([
      hashPassword('three small boats'),
      hashPassword('three small boats'),
    ]);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('three small boats', one)).toBe(true);
    expect(await verifyPassword('three small boat', one)).toBe(false);
  });

  it('is the same however a keyboard writes it', async () => {
    const composed = await hashPassword('caf\u00e9 au lait');
    expect(await verifyPassword('cafe\u0301 au lait', composed)).toBe(true);
  });

  it('is nobody’s where none is kept, and takes as long to say so', async () => {
    const kept = await hashPassword('three small boats');
    const quickest = async (against: string | null) => {
      const times: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        const from = performance.now();
        expect(await verifyPassword('porchlight-nobody', against)).toBe(false);
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await quickest(kept), await quickest(null)];
    expect(unknown).toBeGreaterThan(known / 3);
  });
});

describe('a new password', () => {
  const dana = { name: 'Dana Whitlock', email: 'dana.w@brightwater.example' };
  const refusal = async (password: string, hasSecondFactor = false) => {
    try {
      await checkNewPassword(password, dana, { hasSecondFactor });
      return null;
    } catch (error) {
      return error instanceof PortalError ? error.fields.password : error;
    }
  };

  it.each(['porchlight-demo', 'three small boats', 'Dana likes kilns', 'пароль-на-троих'])(
    'may be %s',
    async (password) => expect(await refusal(password)).toBeNull(),
  );

  it.each(['kilnfire', '🏺🏺🔥🏺🏺🔥🏺🧱', 'four kilns'])(
    'may be %s where a code is asked after it, and not where it stands alone',
    async (password) => {
      expect(await refusal(password, true)).toBeNull();
      expect(await refusal(password)).toBe('access.password_short');
    },
  );

  it.each([
    ['seven77', 'access.password_short'],
    ['x'.repeat(201), 'access.password_long'],
    ['DanaWhitlock', 'access.password_own'],
    ['dana.whitlock1!', 'access.password_own'],
    ['Whitlock2026', 'access.password_own'],
    ['whitlock-whitlock', 'access.password_own'],
    ['dana.w@brightwater.example', 'access.password_own'],
    ['brightwater', 'access.password_own'],
    ['aaaaaaaa', 'access.password_common'],
    ['123456789', 'access.password_common'],
    ['12121212121212121212', 'access.password_common'],
    ['abc abc abc abc abc', 'access.password_common'],
    ['Password1!', 'access.password_common'],
    ['!!!!!!!!!!!!Sunshine2026', 'access.password_common'],
    ['q1w2e3r4t5y6u7i8o9p0', 'access.password_common'],
    ['1234567890qwerty', 'access.password_common'],
    ['corvettecorvette', 'access.password_common'],
  ])('may not be %s', async (password, key) => {
    for (const hasSecondFactor of [true, false]) {
      expect(await refusal(password, hasSecondFactor)).toBe(key);
    }
  });
});
