import { describe, expect, it } from 'vitest';
import { judge, linesOf, Log } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

// Due on Thursday 5 March; three days later is Sunday 8 March, 0:00 UTC: 5 days and 15 hours after the beginning.
const DUE = '2026-03-05';

describe('viewed_overdue', () => {
  it.each<Case>([
    [
      'seen, and three days past due',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
      },
      ['5d 15h medium in_1'],
    ],
    [
      'first seen later: from that look on',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('8d', 'in_1', 'vi_a');
      },
      ['8d medium in_1'],
    ],
    ['never seen', (log) => log.sent('0s', 'in_1', DUE), []],
    [
      'seen by a mail scanner and by staff only',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', null, { by: 'scanner' });
        log.viewed('6d', 'in_1', null, { by: 'staff' });
      },
      [],
    ],
    [
      'a checkout begun on the day it falls due',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.started('3d', 'in_1');
      },
      [],
    ],
    [
      'a checkout begun and left before that is no help',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.started('1d 1m', 'in_1');
      },
      ['5d 15h medium in_1'],
    ],
    [
      'late, but the bank is clearing it',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.money('2d', 'in_1', 'payment.processing');
      },
      [],
    ],
    [
      'the bank sends it back',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.money('2d', 'in_1', 'payment.processing');
        log.failed('7d', 'in_1');
      },
      ['7d medium in_1'],
    ],
    [
      'paid in part',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.money('2d', 'in_1', 'payment.succeeded', 100);
      },
      [],
    ],
    [
      'cancelled',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        log.viewed('1d', 'in_1', 'vi_a');
        log.changed('2d', 'in_1', 'void');
      },
      [],
    ],
    [
      'one line however often it is looked at',
      (log) => {
        log.sent('0s', 'in_1', DUE);
        ['1d', '6d', '20d', '40d'].forEach((at) => log.viewed(at, 'in_1', `vi_${at}`));
      },
      ['5d 15h medium in_1'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'viewed_overdue')).toEqual(lines);
  });
});

describe('status_mismatch', () => {
  it.each<Case>([
    [
      'paid in full, and open a quarter of an hour later',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1');
      },
      ['1d 15m high in_1'],
    ],
    [
      'the webhook is slow',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1');
        log.changed('1d 15m', 'in_1', 'paid');
      },
      [],
    ],
    [
      'the state came first',
      (log) => {
        log.sent('0s', 'in_1');
        log.changed('1d', 'in_1', 'paid');
        log.money('1d 1s', 'in_1');
      },
      [],
    ],
    [
      'a part payment is no mismatch',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1', 'payment.succeeded', 24_499);
      },
      [],
    ],
    [
      'two parts make a whole',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1', 'payment.succeeded', 24_000);
        log.money('2d', 'in_1', 'payment.succeeded', 500);
      },
      ['2d 15m high in_1'],
    ],
    [
      'money given back is not paid',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1');
        const data = { amountMinor: 500, currency: 'USD' };
        log.add('1d 5m', 'payment.refunded', { kind: 'invoice', id: 'in_1' }, data);
      },
      [],
    ],
    [
      'another currency does not add up',
      (log) => {
        log.sent('0s', 'in_1');
        log.money('1d', 'in_1', 'payment.succeeded', 24_500, 'EUR');
      },
      [],
    ],
    [
      'cancelled and paid all the same',
      (log) => {
        log.sent('0s', 'in_1');
        log.changed('1h', 'in_1', 'void');
        log.money('1d', 'in_1');
      },
      ['1d 15m high in_1'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'status_mismatch')).toEqual(lines);
  });
});
