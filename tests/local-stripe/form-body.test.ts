import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm } from '@/local/stripe/form-body';

const plain = (text: string) => JSON.parse(JSON.stringify(parseForm(text))) as unknown;

test('groups, lists by number and lists by brackets', () => {
  expect(plain('a=1&b[c]=2&b[d][e]=3&f[]=4&f[]=5')).toEqual({
    ...{ a: '1', b: { c: '2', d: { e: '3' } }, f: ['4', '5'] },
  });
  expect(plain('x[1][n]=b&x[0][n]=a')).toEqual({ x: [{ n: 'a' }, { n: 'b' }] });
  expect(plain('name=Dana+%26+Ko&empty=')).toEqual({ name: 'Dana & Ko', empty: '' });
});

test('names that are not well formed are refused, and no name reaches a prototype', () => {
  for (const text of [
    'a[=1',
    'a]b=1',
    '[a]=1',
    'a=1&a[b]=2',
    'a[b]=1&a=2',
    `${'a[b]'.repeat(9)}=1`,
  ]) {
    expect(() => parseForm(text)).toThrow(/not encoded correctly/);
  }
  const parsed = parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor']);
  expect(() => parseForm(Array.from({ length: 5_000 }, (_, n) => `a${n}=1`).join('&'))).toThrow(
    /Too many/,
  );
});

test('what is written is what is read', () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const write = (path: string, one: unknown): [string, string][] =>
    typeof one === 'string'
      ? [[path, one]]
      : Object.entries(one as object).flatMap(([key, inner]) => write(`${path}[${key}]`, inner));
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (group) => {
      const pairs = Object.entries(group).flatMap(([key, one]) => write(key, one));
      expect(plain(new URLSearchParams(pairs).toString())).toEqual(group);
    }),
    { numRuns: 300 },
  );
});
