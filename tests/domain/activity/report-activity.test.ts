import { describe, expect, it } from 'vitest';
import { ReportedBatch, reportActivity } from '@/domain/activity/report-activity';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const view = { type: 'page.viewed', path: '/invoices', dwellMs: 4_000 } as const;

describe('what a browser may report', () => {
  it.each([
    ['a payment', [{ type: 'invoice.paid', path: '/' }]],
    [
      'an event of the verbs',
      [{ type: 'payment.succeeded', path: '/', amountMinor: 1, currency: 'USD' }],
    ],
    ['another client', [{ ...view, client: 'cl_other' }]],
    ['another time', [{ ...view, at: '2030-01-01T00:00:00.000Z' }]],
    [
      'what was typed',
      [{ type: 'form.rejected', path: '/', form: 'pay', field: 'a@b.example: 4242' }],
    ],
    ['an address elsewhere', [{ ...view, path: 'https://elsewhere.example/' }]],
    ['nothing', []],
    ['too much at once', Array.from({ length: 51 }, () => view)],
    ['no list', view],
  ])('is not %s', (_, batch) => {
    expect(ReportedBatch.safeParse(batch).success).toBe(false);
  });

  it('stands in the contact’s own visit, by the contact', async () => {
    await reportActivity(cast.dana, [
      view,
      { type: 'form.rejected', path: '/invoices/in_1', form: 'pay', field: 'amount' },
      {
        type: 'error.shown',
        path: '/invoices/in_1',
        status: 500,
        during: 'pay',
        errorId: '4TX9RD',
      },
    ]);
    const rows = await ownerQuery<{ type: string }>(
      `SELECT type, by, client_id = '${cast.dana.clientId}' AS own, visit_id IS NOT NULL AS visited, data->>'dwellMs' AS dwell
       FROM activity_event ORDER BY type`,
    );
    expect(rows).toEqual([
      { type: 'error.shown', by: 'client', own: true, visited: true, dwell: null },
      { type: 'form.rejected', by: 'client', own: true, visited: true, dwell: null },
      { type: 'page.viewed', by: 'client', own: true, visited: true, dwell: '4000' },
    ]);
  });

  it('comes from a contact alone', async () => {
    await expect(reportActivity(cast.tom, [view])).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('has a limit', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 70 }, () => reportActivity(cast.joan, [view])),
    );
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(10);
  });
});
