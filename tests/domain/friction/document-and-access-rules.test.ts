import { describe, expect, it } from 'vitest';
import { judge, linesOf, Log } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

const DOCUMENT = { kind: 'document', id: 'do_w2' } as const;

const publish = (log: Log, at: string, actionNeeded: boolean, dueOn: string | null = null) =>
  log.add(
    at,
    'document.published',
    DOCUMENT,
    { category: 'tax', actionNeeded, dueOn },
    { by: 'staff' },
  );
const open = (log: Log, at: string, type: 'opened' | 'downloaded' | 'signed' = 'opened') =>
  log.add(at, `document.${type}`, DOCUMENT, {}, { visit: `vi_${at}` });
const block = (log: Log, at: string) =>
  log.add(at, 'document.open_failed', DOCUMENT, { reason: 'expired' }, { visit: `vi_${at}` });

describe('document_unopened', () => {
  it.each<Case>([
    ['unopened after 7 days', (log) => publish(log, '0s', true), ['7d low do_w2']],
    [
      'due within 7 days: after 3',
      (log) => publish(log, '0s', true, '2026-03-09'),
      ['3d low do_w2'],
    ],
    ['due on the eighth day', (log) => publish(log, '0s', true, '2026-03-10'), ['7d low do_w2']],
    ['a circular that nobody has to read', (log) => publish(log, '0s', false), []],
    ...(['opened', 'downloaded', 'signed'] as const).map((type): Case => [
      `${type} is opened`,
      (log) => {
        publish(log, '0s', true);
        open(log, '7d', type);
      },
      [],
    ]),
    [
      'a colleague opened it',
      (log) => {
        publish(log, '0s', true);
        log.add('2d', 'document.opened', DOCUMENT, {}, { contact: 'co_other' });
      },
      [],
    ],
    [
      'a scanner and staff do not open it for them',
      (log) => {
        publish(log, '0s', true);
        log.add('1m', 'document.opened', DOCUMENT, {}, { by: 'scanner' });
        log.add('1d', 'document.opened', DOCUMENT, {}, { by: 'staff' });
      },
      ['7d low do_w2'],
    ],
    [
      'opened, and put in anew',
      (log) => {
        publish(log, '0s', true);
        open(log, '1d');
        publish(log, '10d', true);
      },
      ['17d low do_w2'],
    ],
    [
      'put in again while nobody has looked: the first wait counts',
      (log) => {
        publish(log, '0s', true);
        publish(log, '6d', true);
      },
      ['7d low do_w2'],
    ],
    [
      'taken back',
      (log) => {
        publish(log, '0s', true);
        log.add('2d', 'document.withdrawn', DOCUMENT, {}, { by: 'staff' });
      },
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'document_unopened')).toEqual(lines);
  });
});

describe('document_blocked', () => {
  it.each<Case>([
    ['twice in a day', (log) => ['0s', '24h'].forEach((at) => block(log, at)), ['1d high do_w2']],
    ['twice in more than a day', (log) => ['0s', '24h 1s'].forEach((at) => block(log, at)), []],
    [
      'a flaky network: the second try works, each time',
      (log) => {
        block(log, '0s');
        open(log, '10s');
        block(log, '5h');
        open(log, '5h 10s');
      },
      [],
    ],
    ['once', (log) => block(log, '0s'), []],
    [
      'one line for three',
      (log) => ['0s', '1m', '2m'].forEach((at) => block(log, at)),
      ['1m high do_w2'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'document_blocked')).toEqual(lines);
  });
});

const fail = (
  log: Log,
  at: string,
  contact: string | null = 'co_joan',
  by: 'client' | 'bot' = 'client',
) => log.add(at, 'signin.failed', null, { reason: 'password', ip: '203.0.113.7' }, { contact, by });
const reset = (log: Log, at: string) => log.add(at, 'signin.reset_requested', null, {});
const enter = (log: Log, at: string, contact = 'co_joan') =>
  log.add(at, 'signin.succeeded', null, { method: 'password' }, { contact });

describe('signin_struggle', () => {
  it.each<Case>([
    [
      'three failures in 15 minutes',
      (log) => ['0s', '1m', '15m'].forEach((at) => fail(log, at)),
      ['15m medium'],
    ],
    ['three in more', (log) => ['0s', '1m', '15m 1s'].forEach((at) => fail(log, at)), []],
    [
      'two wishes for a new password in a day',
      (log) => ['0s', '16h'].forEach((at) => reset(log, at)),
      ['16h medium'],
    ],
    ['two in more than a day', (log) => ['0s', '24h 1s'].forEach((at) => reset(log, at)), []],
    [
      'a whole office behind one address',
      (log) =>
        ['co_a', 'co_b', 'co_c', 'co_d'].forEach((contact, i) => fail(log, `${i}m`, contact)),
      [],
    ],
    [
      'nobody can say whose it was',
      (log) => ['0s', '1m', '2m'].forEach((at) => fail(log, at, null)),
      [],
    ],
    ['mistyped twice', (log) => ['0s', '15s'].forEach((at) => fail(log, at)), []],
    [
      'a robot tries passwords',
      (log) => {
        for (let i = 0; i < 14; i++) fail(log, `${i * 9}s`, 'co_joan', 'bot');
      },
      [],
    ],
    [
      'two people within the week are one line about the client',
      (log) => {
        ['0s', '1m', '2m'].forEach((at) => fail(log, at, 'co_a'));
        ['3d', '3d 1m', '3d 2m'].forEach((at) => fail(log, at, 'co_b'));
      },
      ['2m medium'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'signin_struggle')).toEqual(lines);
  });
});

describe('locked_out', () => {
  const struggle = (log: Log) => ['0s', '1m', '2m'].forEach((at) => fail(log, at));
  it.each<Case>([
    [
      'locked by the portal',
      (log) => {
        struggle(log);
        log.add(
          '3m',
          'signin.locked',
          null,
          { until: '2026-03-02T10:03:00.000Z' },
          { by: 'system' },
        );
      },
      ['3m high'],
    ],
    ['a struggle, and no sign-in for a day', struggle, ['1d 2m high']],
    [
      'got in after all',
      (log) => {
        struggle(log);
        enter(log, '1d 2m');
      },
      [],
    ],
    [
      'a colleague got in: not the same person',
      (log) => {
        struggle(log);
        enter(log, '1h', 'co_other');
      },
      ['1d 2m high'],
    ],
    [
      'got in, and struggles anew',
      (log) => {
        struggle(log);
        enter(log, '10m');
        ['5h', '5h 1m', '5h 2m'].forEach((at) => fail(log, at));
      },
      ['1d 5h 2m high'],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'locked_out')).toEqual(lines);
  });
});
