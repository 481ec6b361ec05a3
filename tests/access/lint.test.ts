import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';

const eslint = new ESLint({ cwd: root });

/** What the project's own configuration says of this code, were it in this file. */
async function complaints(file: string, code: string): Promise<string[]> {
  // The rules that need types need a file that exists; the rules of the house do not.
  const filePath = file.replace(/\.tsx?$/, '.mjs');
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars')
    .map(({ ruleId, message }) => ruleId ?? message);
}

const uses = (what: string) => `import { a } from '${what}';\nexport const b = a;\n`;
const usesType = (what: string) =>
  `import type { A } from '${what}';\nexport const b = (a: A) => a;\n`;

describe('an import is refused', () => {
  test.each([
    ['domain reads Next', 'domain/invoices/x.ts', uses('next/headers')],
    ['domain reads React', 'domain/invoices/x.ts', uses('react')],
    ['domain reads a route', 'domain/invoices/x.ts', uses('@/app/staff/x')],
    ['domain reads a component', 'domain/invoices/x.ts', uses('@/components/ui/button')],
    ['lib reads the domain', 'lib/x.ts', uses('@/domain/invoices/get-invoice')],
    [
      'a component calls the domain',
      'components/invoices/x.tsx',
      uses('@/domain/invoices/get-invoice'),
    ],
    ['a component reads the database', 'components/invoices/x.tsx', uses('@/lib/db')],
    ['a route reads what stands in locally', 'app/x.ts', uses('@/local/state')],
    ['local reads the product', 'local/outbox/x.ts', uses('@/lib/env')],
    ['domain folders make a circle', 'domain/invoices/x.ts', uses('../payments/settle-payment')],
    ['somebody reads retention', 'domain/friction/x.ts', uses('@/domain/retention/churn')],
    ['a folder of the domain has no place', 'domain/novelties/x.ts', uses('../activity/events')],
    ['the generated client is a value', 'domain/invoices/x.ts', uses('@/lib/prisma/client')],
    ['the database is reached without dbAs', 'domain/invoices/x.ts', uses('@prisma/adapter-pg')],
    ['the Stripe SDK is used elsewhere', 'domain/payments/x.ts', uses('stripe')],
    ['the local Stripe uses the SDK as a value', 'local/stripe/x.ts', uses('stripe')],
    ['a path climbs two folders', 'domain/friction/detect/x.ts', uses('../../activity/events')],
    [
      'by import()',
      'lib/x.ts',
      "export const a = () => import('@/domain/invoices/get-invoice');\n",
    ],
  ])('where %s', async (_why, file, code) => {
    expect(await complaints(file, code)).toContain('house/imports');
  });
});

describe('an import is taken', () => {
  test.each([
    ['app, the domain', 'app/x.ts', uses('@/domain/invoices/get-invoice')],
    [
      'a component, a type of the domain',
      'components/invoices/x.tsx',
      usesType('@/domain/invoices/invoice-view'),
    ],
    ['everything, activity', 'domain/payments/x.ts', uses('../activity/record-activity')],
    ['payments, invoices', 'domain/payments/x.ts', uses('@/domain/invoices/get-invoice')],
    ['lib/db, the generated client', 'lib/db.ts', uses('./prisma/client')],
    [
      'the domain, a type of the generated client',
      'domain/invoices/x.ts',
      usesType('@/lib/prisma/client'),
    ],
    ['lib/stripe, the SDK', 'lib/stripe.ts', uses('stripe')],
    ['the local Stripe, the types of the SDK', 'local/stripe/x.ts', usesType('stripe')],
  ])('by %s', async (_who, file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

describe('code is refused', () => {
  test.each([
    ['that reads the environment', 'domain/x.ts', 'export const a = process.env.A;\n'],
    ['that is a barrel', 'domain/invoices/x.ts', "export * from './get-invoice';\n"],
    ['that passes something on', 'domain/invoices/x.ts', "export { a } from './get-invoice';\n"],
    ['that makes an amount a float', 'lib/x.ts', 'export const a = (b) => Number(b.totalMinor);\n'],
    ['that rounds by toFixed', 'lib/x.ts', 'export const a = (b) => b.toFixed(2);\n'],
    ...[
      'domain/statements',
      'domain/taxes',
      'components/paper',
      'app/staff',
      'worker/handlers',
    ].flatMap((place): [string, string, string][] =>
      [
        'Number(b.closingMinor)',
        'parseInt(b.taxMinor)',
        'Number.parseFloat(b)',
        'parseFloat(b)',
        '+b.leftMinor',
        'b.toFixed(2)',
      ].map((float) => [
        `${float} in ${place}`,
        `${place}/x.ts`,
        `export const a = (b) => ${float};\n`,
      ]),
    ),
    ['that skips a test', 'tests/x.test.ts', "test.skip('a', () => {});\n"],
  ])('%s', async (_what, file, code) => {
    expect(await complaints(file, code)).toContain('no-restricted-syntax');
  });

  test('that is kept in a drawer', async () => {
    expect(await complaints('lib/utils/x.ts', 'export const a = 1;\n')).toContain('house/names');
  });

  test('that is too long for one reason to change', async () => {
    expect(await complaints('lib/x.ts', 'export {};\n'.repeat(301))).toContain('max-lines');
  });
});
