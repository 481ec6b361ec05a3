import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { cause, count, day, search, today } from './counting';
import { clear, happen, raise } from './stand';

const { dana } = cast;

beforeEach(clear);

describe('what counts', () => {
  test('is what clients did, and what is real', async () => {
    await search(day(5), true);
    await ownerQuery(`UPDATE signal SET state = 'dismissed', dismiss_reason = 'not_real'`);
    await search(day(6), true);
    await ownerQuery(
      `UPDATE signal SET state = 'withdrawn' WHERE dismiss_reason IS DISTINCT FROM 'not_real'`,
    );
    await search(day(7), true);
    for (const by of ['staff', 'scanner'] as const) {
      await happen({ at: day(8), type: 'search.performed', by, visit: newId() });
    }
    await happen({ at: day(8), type: 'search.performed' });
    expect(await count(await cause('search_empty'))).toEqual([
      [5, 1, 0],
      [6, 1, 0],
      [7, 1, 1],
    ]);
  });

  test('is by the firm’s days, whose ends belong to them', async () => {
    await search(day(3, '00:00'));
    await search(new Date(day(2, '00:00').getTime() - 60_000), true);
    await search(day(2, '00:00'));
    expect(await count(await cause('search_empty'))).toEqual([
      [2, 1, 0],
      [3, 2, 1],
    ]);
  });

  test('is one visit a day, however much was done in it', async () => {
    const visit = newId();
    const page = ['page', '/documents'] as const;
    const at = (seconds: number) => new Date(day(5).getTime() + seconds * 1000);
    const base = { visit, subject: [...page] as [string, string] };
    await happen({ ...base, at: at(0), type: 'page.viewed' });
    const click = await happen({ ...base, at: at(5), type: 'click.raged' });
    const error = await happen({ ...base, at: at(9), type: 'error.shown' });
    const told = { at: at(9), subject: base.subject };
    await raise({ ...told, rule: 'rage_click', evidence: [click] });
    await raise({ ...told, rule: 'error_hit', evidence: [error] });
    expect(await count(await cause('page'))).toEqual([[5, 1, 1]]);
    expect(await count(await cause('rage_click', 'page:/documents'))).toEqual([[5, 1, 1]]);
    expect(await count(await cause('rage_click', 'page:/invoices/*'))).toEqual([]);
  });

  test('a page is the same one whatever it is about', async () => {
    const subject = (): [string, string] => ['page', `/invoices/${publicId('in', newId())}`];
    for (let visits = 0; visits < 3; visits += 1) {
      await happen({ at: day(4), type: 'page.viewed', visit: newId(), subject: subject() });
    }
    expect(await count(await cause('error_hit', 'page:/invoices/*'))).toEqual([[4, 3, 0]]);
  });

  test('bills are told apart by what they come to', async () => {
    const bill = async (minor: number, currency = 'USD') => {
      const id = newId();
      await ownerQuery(
        `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, issued_on, due_on)
         VALUES ($1, $2, $3, 'open', 'x', $4, $5, '2026-11-01', '2026-11-30')`,
        [id, brightwater.clientId, id, currency, minor],
      );
      const subject: [string, string] = ['invoice', publicId('in', id)];
      const tried = { at: day(5), type: 'checkout.started', subject } as const;
      const evidence = [await happen(tried)];
      if (minor >= 100_000) {
        await raise({ rule: 'checkout_abandoned', at: day(4), evidence, subject });
      }
    };
    for (const minor of [24_999, 25_000, 99_999, 100_000, 499_999, 500_000]) await bill(minor);
    await bill(200_000, 'EUR');
    const of = async (band: string) => count(await cause('payment', `amount:${band}`));
    expect(await of('small')).toEqual([[5, 1, 0]]);
    expect(await of('medium')).toEqual([[5, 2, 0]]);
    expect(await of('large')).toEqual([[5, 2, 2]]);
    expect(await of('huge')).toEqual([[5, 1, 1]]);
    expect(await of('other')).toEqual([[5, 1, 1]]);
    expect(await count(await cause('payment_failed'))).toEqual([[5, 7, 0]]);
  });

  test('a bill is tried on the day on which it is three days late', async () => {
    const bill = async (dueAgo: number, left: boolean) => {
      const subject: [string, string] = ['invoice', publicId('in', newId())];
      const data = { amountMinor: 1, currency: 'USD', dueOn: addDays(today, -dueAgo) };
      const at = day(dueAgo + 30);
      const evidence = [await happen({ at, type: 'invoice.sent', by: 'staff', subject, data })];
      evidence.push(await happen({ at: day(dueAgo + 20), type: 'invoice.viewed', subject }));
      if (left) await raise({ rule: 'viewed_overdue', at: day(dueAgo - 3), evidence, subject });
    };
    await bill(4, true);
    await bill(5, true);
    await bill(8, false);
    await bill(70, true);
    expect(await count(await cause('viewed_overdue'))).toEqual([
      ...[
        [2, 1, 1],
        [5, 1, 0],
        [67, 1, 1],
      ],
    ]);
  });

  test('documents that ask for something, of one kind', async () => {
    const publish = async (category: string, actionNeeded: boolean, unopened: boolean) => {
      const id = newId();
      await ownerQuery(
        `INSERT INTO document (id, client_id, state, title, filename, year, category, audience, storage_key, wrapped_key, key_id)
         VALUES ($1::uuid, $2, 'published', 'x', 'x.pdf', 2026, $3::document_category, 'all', $1::text, 'x', 'k')`,
        [id, brightwater.clientId, category],
      );
      const subject: [string, string] = ['document', publicId('do', id)];
      const data = { category, actionNeeded, dueOn: null };
      const evidence = [
        await happen({ at: day(20), type: 'document.published', by: 'staff', subject, data }),
      ];
      if (unopened) await raise({ rule: 'document_unopened', at: day(13), evidence, subject });
    };
    await publish('tax', true, true);
    await publish('tax', true, false);
    await publish('tax', false, false);
    await publish('contract', true, false);
    expect(await count(await cause('document_unopened'))).toEqual([[20, 3, 1]]);
    expect(await count(await cause('document_unopened', 'category:tax'))).toEqual([[20, 2, 1]]);
  });

  test('a person who can’t get in, a day', async () => {
    const at = (minutes: number) => new Date(day(9).getTime() + minutes * 60_000);
    const person = { contact: dana.contactId } as const;
    const failed = await happen({ ...person, at: at(0), type: 'signin.failed' });
    await happen({ ...person, at: at(3), type: 'signin.succeeded' });
    await happen({ ...person, at: day(8), type: 'signin.succeeded' });
    const locked = await happen({ ...person, at: day(7), type: 'signin.locked', by: 'system' });
    await raise({ rule: 'signin_struggle', at: at(1), evidence: [failed] });
    await raise({ rule: 'locked_out', at: day(7), evidence: [locked] });
    expect(await count(await cause('sign_in'))).toEqual([
      [7, 1, 1],
      [8, 1, 0],
      [9, 1, 1],
    ]);
    expect(await count(await cause('locked_out'))).toEqual([
      [7, 1, 1],
      [8, 1, 0],
      [9, 1, 0],
    ]);
  });

  test('what clients called about', async () => {
    const call = async (topic: string, again: boolean) => {
      const subject: [string, string] = ['conversation', publicId('qu', newId())];
      const data = { channel: 'call', topic };
      const evidence = [await happen({ at: day(9), type: 'contact.received', subject, data })];
      if (again) await raise({ rule: 'repeat_contact', at: day(9), evidence });
    };
    await call('billing', true);
    await call('billing', false);
    await call('document', false);
    expect(await count(await cause('repeat_contact', 'topic:billing'))).toEqual([[9, 2, 1]]);
    expect(await count(await cause('contact'))).toEqual([[9, 3, 1]]);
  });

  test('a day of a client here', async () => {
    const page: [string, string] = ['page', '/'];
    await happen({ at: day(50), type: 'page.viewed', visit: newId(), subject: page });
    const here = { at: day(50, '15:00'), type: 'page.viewed', visit: newId() } as const;
    const last = await happen({ ...here, subject: page });
    await raise({ rule: 'gone_quiet', at: day(10), evidence: [last] });
    const said = await happen({ at: day(6), type: 'complaint.opened' });
    await raise({ rule: 'unhappy', at: day(6), evidence: [said] });
    expect(await count(await cause('gone_quiet'))).toEqual([[50, 1, 1]]);
    expect(await count(await cause('unhappy'))).toEqual([
      [6, 1, 1],
      [50, 1, 0],
    ]);
  });
});
