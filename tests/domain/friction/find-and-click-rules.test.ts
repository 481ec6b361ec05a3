import { describe, expect, it } from 'vitest';
import { judge, linesOf, Log } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

const search = (log: Log, at: string, results: number, visit: string | null = 'vi_a') =>
  log.add(at, 'search.performed', null, { query: 'w-2', results }, { visit });
const PAGE = { kind: 'page', id: '/invoices' } as const;
const dead = (
  log: Log,
  at: string,
  element = 'icon:status',
  visit: string | null = 'vi_a',
  page: string = PAGE.id,
) => log.add(at, 'click.dead', { kind: 'page', id: page }, { element }, { visit });
const rage = (log: Log, at: string, element: string, count: number) =>
  log.add(at, 'click.raged', PAGE, { element, count }, { visit: 'vi_a' });
const reject = (log: Log, at: string, field = 'iban') =>
  log.add(at, 'form.rejected', PAGE, { form: 'details', field }, { visit: 'vi_a' });

describe('search_empty', () => {
  it.each<Case>([
    [
      'twice in one visit, and went on',
      (log) => {
        search(log, '0s', 0);
        search(log, '10s', 0);
        log.page('20s', '/documents', 'vi_a');
      },
      ['10s low'],
    ],
    [
      'the visit ends there: known when it is over',
      (log) => {
        search(log, '0s', 0);
        search(log, '10s', 0);
      },
      ['10s low', '30m 10s medium'],
    ],
    [
      'three, and the last one ends it',
      (log) => ['0s', '10s', '1m'].forEach((at) => search(log, at, 0)),
      ['10s low', '31m medium'],
    ],
    [
      'mistyped once',
      (log) => {
        search(log, '0s', 0);
        search(log, '10s', 7);
      },
      [],
    ],
    [
      'once in each of two visits',
      (log) => {
        search(log, '0s', 0, 'vi_a');
        search(log, '2h', 0, 'vi_b');
      },
      [],
    ],
    [
      'outside a visit nobody can say',
      (log) => ['0s', '10s'].forEach((at) => search(log, at, 0, null)),
      [],
    ],
    [
      'the same name of a visit an hour later is another visit',
      (log) => ['0s', '1h'].forEach((at) => search(log, at, 0)),
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'search_empty')).toEqual(lines);
  });
});

describe('rage_click and dead_click', () => {
  it.each<[string, (log: Log) => void, { rage?: string[]; dead?: string[] }]>([
    [
      'hammered on a link',
      (log) => rage(log, '0s', 'link:history', 4),
      { rage: ['0s low /invoices'] },
    ],
    [
      'hammered on pay',
      (log) => rage(log, '0s', 'button:pay', 5),
      { rage: ['0s medium /invoices'] },
    ],
    ['three clicks', (log) => rage(log, '0s', 'button:pay', 3), {}],
    [
      'steppers, pages of a list and text',
      (log) => {
        ['stepper:amount', 'pagination:next', 'text:paragraph'].forEach((element, i) => {
          rage(log, `${i}s`, element, 9);
          dead(log, `${i}m`, element);
          dead(log, `${i}m 1s`, element);
        });
      },
      {},
    ],
    [
      'twice on one control',
      (log) => ['0s', '5m'].forEach((at) => dead(log, at)),
      { dead: ['5m low /invoices'] },
    ],
    [
      'on two controls, in two visits, on two pages',
      (log) => {
        dead(log, '0s', 'icon:status');
        dead(log, '1m', 'row:details');
        dead(log, '2m', 'icon:status', 'vi_b');
        dead(log, '3m', 'icon:status', 'vi_a', '/documents');
      },
      {},
    ],
  ])('%s', (_, story, { rage = [], dead = [] }) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'rage_click')).toEqual(rage);
    expect(linesOf(judge(log), 'dead_click')).toEqual(dead);
  });
});

describe('error_hit', () => {
  it.each<Case>([
    ['one 5xx while paying', (log) => log.broke('0s', 'pay'), ['0s medium /invoices']],
    ['a page that is not there', (log) => log.broke('0s', 'open', 404), []],
    ['an error where nothing was at stake', (log) => log.broke('0s', 'other', 500), []],
    [
      'again within the week',
      (log) => ['0s', '6d', '12d'].forEach((at) => log.broke(at, 'pay')),
      ['0s medium /invoices'],
    ],
    [
      'again after a week',
      (log) => ['0s', '7d'].forEach((at) => log.broke(at, 'pay')),
      ['0s medium /invoices', '7d medium /invoices'],
    ],
    [
      'three rejections of one field in 10 minutes',
      (log) => ['0s', '5m', '10m'].forEach((at) => reject(log, at)),
      ['10m medium /invoices'],
    ],
    [
      'in more than 10 minutes',
      (log) => ['0s', '5m', '10m 1s'].forEach((at) => reject(log, at)),
      [],
    ],
    [
      'of three fields',
      (log) => ['iban', 'phone', 'taxId'].forEach((field, i) => reject(log, `${i}m`, field)),
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'error_hit')).toEqual(lines);
  });
});

describe('loop', () => {
  const walk = (log: Log, paths: string, dwellMs: number) =>
    [...paths].forEach((path, i) => log.page(`${i * 10}s`, `/${path}`, 'vi_a', dwellMs));
  it.each<Case>([
    ['to and fro seven times', (log) => walk(log, 'ABABABA', 9000), ['1m low']],
    ['six are too few', (log) => walk(log, 'ABABAB', 9000), []],
    ['compares two invoices', (log) => walk(log, 'ABABABA', 10_000), []],
    ['three pages', (log) => walk(log, 'ABCABCA', 9000), []],
    ['one page, reloaded', (log) => walk(log, 'AAAAAAA', 9000), []],
    [
      'the last view may last',
      (log) => {
        walk(log, 'ABABAB', 9000);
        log.page('1m', '/A', 'vi_a', 60_000);
      },
      ['1m low'],
    ],
    ['after another page first', (log) => walk(log, 'CABABABA', 9000), ['1m 10s low']],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'loop')).toEqual(lines);
  });
});
