import { describe, expect, it } from 'vitest';
import { judge, linesOf, Log } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

describe('checkout_abandoned', () => {
  it.each<Case>([
    [
      'started, and nothing a day later',
      (log) => {
        log.sent('-1d', 'in_1');
        log.started('0s', 'in_1');
      },
      ['1d medium in_1'],
    ],
    [
      'overdue when the day has passed',
      (log) => {
        log.sent('-9d', 'in_1', '2026-03-02');
        log.started('0s', 'in_1');
      },
      ['1d high in_1'],
    ],
    [
      'due on that very day is not overdue',
      (log) => {
        log.sent('-9d', 'in_1', '2026-03-03');
        log.started('0s', 'in_1');
      },
      ['1d medium in_1'],
    ],
    [
      'an invoice that the log has not named',
      (log) => log.started('0s', 'in_1'),
      ['1d medium in_1'],
    ],
    [
      'money paid in the last moment',
      (log) => {
        log.started('0s', 'in_1');
        log.money('1d', 'in_1');
      },
      [],
    ],
    [
      'left the checkout, paid by transfer',
      (log) => {
        log.started('0s', 'in_1');
        log.money('20h', 'in_1', 'payment.processing');
      },
      [],
    ],
    [
      'a part payment will do',
      (log) => {
        log.sent('-1d', 'in_1');
        log.started('0s', 'in_1');
        log.money('2h', 'in_1', 'payment.succeeded', 100);
      },
      [],
    ],
    [
      'cancelled by the firm in the meantime',
      (log) => {
        log.sent('-1d', 'in_1');
        log.started('0s', 'in_1');
        log.changed('2h', 'in_1', 'void');
      },
      [],
    ],
    [
      'one that is closed already',
      (log) => {
        log.sent('-1d', 'in_1');
        log.changed('-1h', 'in_1', 'paid');
        log.started('0s', 'in_1');
      },
      [],
    ],
    [
      'each start has its own wait, one line for both',
      (log) => {
        log.sent('-1d', 'in_1');
        log.started('0s', 'in_1');
        log.started('3h', 'in_1');
      },
      ['1d medium in_1'],
    ],
    [
      'forty paid at once',
      (log) => {
        for (let i = 0; i < 40; i++) {
          log.sent('-1d', `in_${i}`);
          log.started('0s', `in_${i}`);
          log.money('1m', `in_${i}`);
          log.changed('1m 1s', `in_${i}`, 'paid');
        }
      },
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'checkout_abandoned')).toEqual(lines);
  });
});
