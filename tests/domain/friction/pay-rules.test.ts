import { describe, expect, it } from 'vitest';
import { judge, linesOf, Log } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

const looks = (log: Log, id: string, times: readonly string[]) =>
  times.forEach((at) => log.viewed(at, id, `vi_${at}`));

describe('status_recheck', () => {
  it.each<Case>([
    [
      'three visits to one open invoice within 7 days',
      (log) => {
        log.sent('-1d', 'in_1');
        looks(log, 'in_1', ['1h', '1d', '2d']);
      },
      ['2d medium in_1'],
    ],
    [
      'rises at five',
      (log) => {
        log.sent('-1d', 'in_1');
        looks(log, 'in_1', ['1h', '1d', '2d', '3d', '4d', '5d']);
      },
      ['2d medium in_1', '4d high in_1'],
    ],
    [
      'the seventh day still counts to the millisecond',
      (log) => {
        log.sent('-1d', 'in_1');
        looks(log, 'in_1', ['1h', '1d', '7d 1h']);
      },
      ['7d 1h medium in_1'],
    ],
    [
      'not a second after 168 hours',
      (log) => {
        log.sent('-1d', 'in_1');
        looks(log, 'in_1', ['1h', '1d', '7d 1h 1s']);
      },
      [],
    ],
    [
      'three looks in one visit are one visit',
      (log) => {
        log.sent('-1d', 'in_1');
        ['1h', '1h 1m', '1h 2m', '1h 3m'].forEach((at) => log.viewed(at, 'in_1', 'vi_a'));
      },
      [],
    ],
    [
      'colleagues count together',
      (log) => {
        log.sent('-1d', 'in_1');
        ['co_a', 'co_b', 'co_c'].forEach((contact, i) =>
          log.viewed(`${i + 1}h`, 'in_1', `vi_${i}`, { contact }),
        );
      },
      ['3h medium in_1'],
    ],
    [
      'a bookkeeper opens every invoice once at the end of the month',
      (log) => {
        for (let i = 0; i < 9; i++) {
          log.sent('-1d', `in_${i}`);
          log.viewed(`1h ${i}m`, `in_${i}`, 'vi_month');
        }
      },
      [],
    ],
    [
      'mail scanners and staff are no visits of theirs',
      (log) => {
        log.sent('-1d', 'in_1');
        ['1h', '1d', '2d'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`, { by: 'scanner' }));
        ['1h', '1d', '2d'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`, { by: 'staff' }));
      },
      [],
    ],
    [
      'a look without a visit is none',
      (log) => {
        log.sent('-1d', 'in_1');
        ['1h', '1d', '2d'].forEach((at) => log.viewed(at, 'in_1', null));
      },
      [],
    ],
    [
      'the receipt of a paid invoice may be looked at',
      (log) => {
        log.sent('-1d', 'in_1');
        log.money('1h', 'in_1');
        log.changed('1h 1s', 'in_1', 'paid');
        looks(log, 'in_1', ['2h', '1d', '2d']);
      },
      [],
    ],
    [
      'money on its way starts the count again',
      (log) => {
        log.sent('-1d', 'in_1');
        looks(log, 'in_1', ['1h', '1d']);
        log.money('1d 1h', 'in_1', 'payment.processing');
        looks(log, 'in_1', ['2d', '3d']);
      },
      [],
    ],
    [
      'before it was sent it is not open',
      (log) => {
        looks(log, 'in_1', ['1h', '2h', '3h']);
        log.sent('4h', 'in_1');
      },
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'status_recheck')).toEqual(lines);
  });

  it('cites every look that it counted, oldest first', () => {
    const log = new Log();
    log.sent('-1d', 'in_1');
    const looked = ['1h', '1h 1m', '1d', '2d'].map((at) =>
      log.viewed(at, 'in_1', at.startsWith('1h') ? 'vi_a' : `vi_${at}`),
    );
    const [signal] = judge(log).filter(({ rule }) => rule === 'status_recheck');
    expect(signal?.evidence).toEqual(looked);
    expect(signal?.facts).toMatchObject({ visits: 3, windowDays: 7, unpaidSince: '2026-03-01' });
  });
});

describe('payment_failed', () => {
  it.each<Case>([
    ['a failure and nothing after it', (log) => log.failed('0s', 'in_1'), ['30m medium in_1']],
    ['refused for good', (log) => log.failed('0s', 'in_1', true), ['30m high in_1']],
    [
      'three, judged when the first wait ends',
      (log) => ['0s', '4m', '9m'].forEach((at) => log.failed(at, 'in_1')),
      ['30m high in_1'],
    ],
    [
      'the third a day later raises it then',
      (log) => ['0s', '10h', '20h'].forEach((at) => log.failed(at, 'in_1')),
      ['30m medium in_1', '20h 30m high in_1'],
    ],
    [
      'three over more than a day stay medium',
      (log) => ['0s', '10h', '24h 1s'].forEach((at) => log.failed(at, 'in_1')),
      ['30m medium in_1'],
    ],
    [
      '3-D Secure: the second try succeeds',
      (log) => {
        log.failed('0s', 'in_1');
        log.money('12m', 'in_1');
      },
      [],
    ],
    [
      'a success in the last moment of the wait',
      (log) => {
        log.failed('0s', 'in_1', true);
        log.money('30m', 'in_1');
      },
      [],
    ],
    [
      'a success a second too late',
      (log) => {
        log.failed('0s', 'in_1');
        log.money('30m 1s', 'in_1');
      },
      ['30m medium in_1'],
    ],
    [
      'a bank transfer on its way will do',
      (log) => {
        log.failed('0s', 'in_1');
        log.money('5m', 'in_1', 'payment.processing');
      },
      [],
    ],
    [
      'the payment of another invoice will not',
      (log) => {
        log.failed('0s', 'in_1');
        log.money('5m', 'in_2');
      },
      ['30m medium in_1'],
    ],
    [
      'paid before says nothing about after',
      (log) => {
        log.money('0s', 'in_1', 'payment.processing');
        log.failed('3d', 'in_1');
      },
      ['3d 30m medium in_1'],
    ],
    [
      'again only after 7 days without a failure',
      (log) => ['0s', '3d', '9d', '17d'].forEach((at) => log.failed(at, 'in_1')),
      ['30m medium in_1', '17d 30m medium in_1'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'payment_failed')).toEqual(lines);
  });
});
