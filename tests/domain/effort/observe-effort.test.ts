import { describe, expect, it } from 'vitest';
import { after, Log, MONDAY } from '../friction/log';
import { observe, told } from './told';

const visit = { visit: 'vi_1' };
const invoice = (id: string) => ({ kind: 'invoice', id }) as const;
const document = (id: string) => ({ kind: 'document', id }) as const;
const request = (id: string) => ({ kind: 'request', id }) as const;
const money = { amountMinor: 24_500, currency: 'USD' };

describe('checking a bill', () => {
  it('takes from the way to it to leaving it, each page a click', () => {
    const log = new Log();
    log.page('20s', '/', 'vi_1', 20_000);
    log.page('30s', '/invoices', 'vi_1', 9_000);
    log.viewed('31s', 'in_1', 'vi_1');
    log.page('71s', '/invoices/in_1', 'vi_1', 40_000);
    log.page('90s', '/documents', 'vi_1', 15_000);
    expect(told(log)).toEqual(['check_invoice, done, in_1, 3 clicks, 71 s, at reading']);
    expect(observe(log)[0]).toMatchObject({
      startedAtMs: after('0s'),
      endedAtMs: after('71s'),
      partMs: [31_000, 40_000, 0],
    });
  });

  it('does not count a detour as the way', () => {
    const log = new Log();
    log.page('20s', '/', 'vi_1');
    log.page('50s', '/security', 'vi_1', 29_000);
    log.page('60s', '/invoices', 'vi_1', 9_000);
    log.viewed('61s', 'in_1', 'vi_1');
    expect(told(log)).toEqual(['check_invoice, done, in_1, 2 clicks, 10 s, at way']);
  });

  it('is again where the same person looked at the same one within a week', () => {
    const log = new Log();
    log.viewed('0s', 'in_1', 'vi_1');
    log.viewed('1d', 'in_1', 'vi_2');
    log.viewed('2d', 'in_1', 'vi_3', { contact: 'co_ana' });
    log.viewed('2d 1h', 'in_2', 'vi_4');
    log.viewed('7d', 'in_1', 'vi_5');
    log.viewed('20d', 'in_1', 'vi_6');
    expect(observe(log).map(({ repeats }) => repeats)).toEqual([0, 1, 0, 0, 1, 0]);
  });

  it('is not dearer for a program that comes back all day', () => {
    const log = new Log();
    for (let look = 0; look < 100_000; look += 1) {
      log.add(MONDAY + look * 400, 'invoice.viewed', invoice(`in_${look % 2}`), {}, visit);
    }
    const attempts = observe(log);
    expect(attempts).toHaveLength(100_000);
    expect(attempts.at(-1)?.repeats).toBe(100);
  });

  it('is given up where the bill could not be shown', () => {
    const log = new Log();
    const subject = { kind: 'page', id: '/invoices/in_1' } as const;
    const data = { status: 500, during: 'open', errorId: 'e' } as const;
    log.add('10s', 'error.shown', subject, data, visit);
    expect(told(log)).toEqual([
      'check_invoice, given_up, in_1, 1 clicks, no time, 1 errors, at failed',
    ]);
  });

  it('is not told of a scanner, of the firm or of nobody', () => {
    const log = new Log();
    log.viewed('0s', 'in_1', null, { by: 'scanner' });
    log.viewed('1s', 'in_1', 'vi_2', { by: 'staff' });
    log.viewed('2s', 'in_1', 'vi_3', { by: 'bot' });
    log.viewed('3s', 'in_1', 'vi_4', { client: null });
    expect(told(log)).toEqual([]);
  });
});

describe('paying', () => {
  const start = (log: Log, at: string, id = 'in_1', visitId = 'vi_1') =>
    log.add(at, 'checkout.started', invoice(id), money, { visit: visitId });

  it('takes from choosing what to pay to the bank’s yes, whoever reports it', () => {
    const log = new Log();
    log.page('30s', '/invoices/pay', 'vi_1', 30_000);
    start(log, '31s');
    log.money('121s', 'in_1', 'payment.processing');
    log.page('130s', '/invoices/paid', 'vi_1', 8_000);
    log.money('2d', 'in_1');
    expect(told(log)).toEqual(['pay, done, in_1, 2 clicks, 130 s, at bank_page']);
    expect(observe(log)[0]?.stepMs).toEqual([0, 31_000, 121_000, 121_000]);
  });

  it('is given up where three hours pass, and again when it is tried anew', () => {
    const log = new Log();
    start(log, '0s');
    log.failed('60s', 'in_1');
    start(log, '1d', 'in_1', 'vi_2');
    log.money('1d 40s', 'in_1');
    expect(told(log)).toEqual([
      'pay, given_up, in_1, 1 clicks, 60 s, 1 errors, at refused',
      'pay, done, in_1, 1 clicks, 40 s, again 1, at bank_page',
    ]);
  });

  it('of several bills at once is one try, and a transfer is none', () => {
    const log = new Log();
    start(log, '0s', 'in_1');
    start(log, '0s', 'in_2');
    log.money('50s', 'in_1');
    log.money('50s', 'in_2');
    log.money('1d', 'in_3');
    expect(told(log)).toEqual(['pay, done, in_1, 1 clicks, 50 s, at bank_page']);
  });

  it('counts a silence of more than ten minutes as ten', () => {
    const log = new Log();
    start(log, '0s');
    log.money('2h', 'in_1');
    expect(told(log)).toEqual(['pay, done, in_1, 1 clicks, 600 s, at bank_page']);
  });

  it('is not decided before its time', () => {
    const log = new Log();
    start(log, '0s');
    expect(told(log, '2h 59m')).toEqual([]);
    expect(told(log, '3h')).toHaveLength(1);
  });

  it('takes presses in anger for clicks of it', () => {
    const log = new Log();
    log.page('30s', '/invoices/pay', 'vi_1', 30_000);
    const page = { kind: 'page', id: '/invoices/pay' } as const;
    log.add('35s', 'click.raged', page, { element: 'button:pay', count: 5 }, visit);
    expect(told(log)).toEqual(['pay, given_up, -, 6 clicks, 35 s, at choosing']);
  });
});

describe('finding a paper', () => {
  const search = (log: Log, at: string, results: number) =>
    log.add(at, 'search.performed', null, { results }, visit);

  it('takes from the list to its being open, and reading it is not finding it', () => {
    const log = new Log();
    log.page('12s', '/documents', 'vi_1', 12_000);
    log.add('13s', 'document.opened', document('do_1'), {}, visit);
    log.page('3m', '/documents/do_1', 'vi_1', 160_000);
    expect(told(log)).toEqual(['find_document, done, do_1, 2 clicks, 13 s, at way']);
  });

  it('is given up after a search in vain, by where most of its time went', () => {
    const log = new Log();
    search(log, '0s', 0);
    search(log, '40s', 0);
    log.page('60s', '/security', 'vi_1');
    expect(told(log)).toEqual(['find_document, given_up, -, 2 clicks, 40 s, at searching_again']);
  });

  it('is done where another word led to it, or its results may have answered', () => {
    const log = new Log();
    search(log, '0s', 0);
    search(log, '40s', 3);
    log.add('50s', 'document.opened', document('do_1'), {}, visit);
    const other = new Log();
    search(other, '0s', 0);
    search(other, '40s', 3);
    expect(told(log)).toEqual(['find_document, done, do_1, 3 clicks, 50 s, at searching_again']);
    expect(told(other)).toEqual(['find_document, done, -, 2 clicks, 40 s, at searching_again']);
  });

  it('does not take a search that found something, or a look through the list, for a try', () => {
    const log = new Log();
    log.page('12s', '/documents', 'vi_1', 12_000);
    search(log, '20s', 4);
    expect(told(log)).toEqual([]);
  });

  it('counts what would not open, and that it opened after all', () => {
    const log = new Log();
    log.add('0s', 'document.open_failed', document('do_1'), { reason: 'network' }, visit);
    log.add('25s', 'document.opened', document('do_1'), {}, visit);
    log.add('30s', 'document.open_failed', document('do_2'), { reason: 'corrupt' }, visit);
    expect(told(log)).toEqual([
      'find_document, done, do_1, 2 clicks, 25 s, 1 errors, at failed',
      'find_document, given_up, do_2, 1 clicks, no time, 1 errors, at failed',
    ]);
  });
});

describe('sending what was asked for', () => {
  it('is one try for all files of one request, with those that were refused', () => {
    const log = new Log();
    log.page('20s', '/requests/rq_1', 'vi_1', 20_000);
    log.add('21s', 'document.upload_failed', request('rq_1'), { reason: 'too_large' }, visit);
    log.add('80s', 'document.uploaded', request('rq_1'), {}, visit);
    expect(told(log)).toEqual(['send_document, done, rq_1, 3 clicks, 80 s, 1 errors, at refused']);
  });

  it('is given up where none was taken', () => {
    const log = new Log();
    log.add('0s', 'document.upload_failed', request('rq_1'), { reason: 'type' }, visit);
    expect(told(log)).toEqual([
      'send_document, given_up, rq_1, 1 clicks, no time, 1 errors, at refused',
    ]);
  });
});

describe('reaching a person', () => {
  const help = (log: Log, at: string) =>
    log.add(at, 'help.viewed', { kind: 'article', id: 'ar_1' }, { topic: 'billing' }, visit);
  const asks = (log: Log, at: string, visitId: string | null) => {
    const data = { channel: visitId ? 'message' : 'call', topic: 'billing' } as const;
    log.add(at, 'contact.received', { kind: 'conversation', id: at }, data, { visit: visitId });
  };

  it('takes from the help to the question, and the time before it went into writing', () => {
    const log = new Log();
    help(log, '0s');
    asks(log, '90s', 'vi_1');
    const other = new Log();
    other.page('30s', '/security', 'vi_1', 20_000);
    asks(other, '100s', 'vi_1');
    expect(told(log)).toEqual(['reach_person, done, -, 2 clicks, 90 s, at writing']);
    expect(told(other)).toEqual(['reach_person, done, -, 1 clicks, 70 s, at writing']);
  });

  it('is given up where help was read and a call followed within a day', () => {
    const log = new Log();
    help(log, '0s');
    asks(log, '20h', null);
    expect(told(log)).toEqual(['reach_person, given_up, -, 1 clicks, no time, at elsewhere']);
  });

  it('is not told of help that nothing followed, nor of a call that no help led to', () => {
    const log = new Log();
    help(log, '0s');
    asks(log, '2d', null);
    expect(told(log)).toEqual([]);
  });
});

describe('signing in', () => {
  const fails = (log: Log, at: string) =>
    log.add(at, 'signin.failed', null, { reason: 'password' });
  const comes = (log: Log, at: string, method = 'password') =>
    log.add(at, 'signin.succeeded', null, { method }, visit);

  it('takes from the first try to being in', () => {
    const log = new Log();
    fails(log, '0s');
    log.add('20s', 'signin.reset_requested', null, {});
    comes(log, '3m 20s', 'reset');
    expect(told(log)).toEqual(['sign_in, done, -, 3 clicks, 200 s, 1 errors, at reset']);
  });

  it('has no time where it succeeds at once, and joining is none', () => {
    const log = new Log();
    comes(log, '0s', 'invitation');
    comes(log, '1d');
    expect(told(log)).toEqual(['sign_in, done, -, 1 clicks, no time, at way']);
  });

  it('is given up after half an hour', () => {
    const log = new Log();
    fails(log, '0s');
    fails(log, '5m');
    log.add('5m', 'signin.locked', null, {}, { by: 'system' });
    comes(log, '40m');
    expect(told(log)).toEqual([
      'sign_in, given_up, -, 2 clicks, 300 s, 3 errors, at locked',
      'sign_in, done, -, 1 clicks, no time, again 1, at way',
    ]);
  });
});
