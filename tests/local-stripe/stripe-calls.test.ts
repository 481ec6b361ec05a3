import { expect, test } from 'vitest';
import { reportCalls } from '@/local/stripe-calls/report';

test('the local Stripe speaks every call that our code makes', () => {
  const { lines, missing } = reportCalls();
  expect(missing).toEqual([]);
  const calls = lines.map((line) => line.replaceAll(/ {2,}/g, '  '));
  expect(calls).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^POST \/v1\/checkout\/sessions {2}spoken {2}lib\/stripe.*:\d+$/),
      // Come by through a variable, and by a list that pages itself.
      expect.stringMatching(/^GET \/v1\/customers\/:id {2}spoken {2}lib\/stripe/),
      expect.stringMatching(/^GET \/v1\/events {2}spoken {2}lib\/stripe/),
    ]),
  );
});

test('a call that it does not speak is named, with its place', () => {
  const { lines, missing } = reportCalls(['tests/local-stripe/api.test.ts']);
  expect(missing).toEqual(['GET /v1/products']);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^GET \/v1\/products +not spoken +tests\/local-stripe\/api\.test\.ts:\d+$/,
    ),
  );
});

test('where no call is found, that is no success', () => {
  expect(() => reportCalls(['lib/money.ts'])).toThrow(/No call of Stripe’s was found/);
  expect(() => reportCalls(['lib/there-is-none.ts'])).toThrow(/cannot be read/);
});
