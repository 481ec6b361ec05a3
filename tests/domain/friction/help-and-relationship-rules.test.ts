import { describe, expect, it } from 'vitest';
import { after, DAY, judge, linesOf, Log, MONDAY } from './log';

type Case = [title: string, story: (log: Log) => void, lines: string[]];

const help = (log: Log, at: string) =>
  log.add(at, 'help.viewed', { kind: 'article', id: 'ar_1' }, { topic: 'other' });
const praise = (log: Log, at: string, id: string) =>
  log.add(at, 'praise.received', { kind: 'conversation', id }, {});

describe('contact_after_self_service', () => {
  const blocked = (log: Log) =>
    ['0s', '1m'].forEach((at) =>
      log.add(at, 'document.open_failed', { kind: 'document', id: 'do_1' }, { reason: 'corrupt' }),
    );
  it.each<Case>([
    [
      'a question about the document that would not open',
      (log) => {
        blocked(log);
        log.asked('1d 1m', 'document');
      },
      ['1d 1m high'],
    ],
    [
      'a day and a second later',
      (log) => {
        blocked(log);
        log.asked('1d 1m 1s', 'document');
      },
      [],
    ],
    [
      'asks about something else',
      (log) => {
        blocked(log);
        log.asked('2h', 'billing');
      },
      [],
    ],
    [
      'two looks at the help, whatever the topic',
      (log) => {
        ['0s', '1m'].forEach((at) => help(log, at));
        log.asked('3h', 'access');
      },
      ['3h high'],
    ],
    [
      'one look at the help',
      (log) => {
        help(log, '0s');
        log.asked('3h', 'access');
      },
      [],
    ],
    [
      'an error while paying, then a question about the bill',
      (log) => {
        log.broke('0s', 'pay');
        log.asked('3h', 'billing');
      },
      ['3h high'],
    ],
    [
      'an error while opening is none about the bill',
      (log) => {
        log.broke('0s', 'open');
        log.asked('3h', 'billing');
      },
      [],
    ],
    ['out of the blue', (log) => log.asked('0s', 'document'), []],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log, '1d 6h'), 'contact_after_self_service')).toEqual(lines);
  });

  it('cites the trouble and the question', () => {
    const log = new Log();
    const looks = ['0s', '1m'].map((at) => help(log, at));
    const question = log.asked('3h', 'access');
    const [signal] = judge(log).filter(({ rule }) => rule === 'contact_after_self_service');
    expect(signal?.evidence).toEqual([...looks, question]);
  });
});

describe('repeat_contact', () => {
  it.each<Case>([
    [
      'two on one topic in 7 days, answered or not',
      (log) => {
        log.asked('0s', 'billing', 'cv_1');
        log.answered('1h', 'cv_1');
        log.asked('7d', 'billing', 'cv_2');
        log.answered('7d 1h', 'cv_2');
      },
      ['7d high'],
    ],
    [
      'two questions about two things',
      (log) => {
        log.asked('0s', 'billing', 'cv_1');
        log.answered('1h', 'cv_1');
        log.asked('1d', 'access', 'cv_2');
        log.answered('1d 1h', 'cv_2');
      },
      [],
    ],
    ['no answer by Tuesday, the same time', (log) => log.asked('0s', 'other'), ['1d high']],
    [
      'answered at that very moment',
      (log) => {
        log.asked('0s', 'other', 'cv_1');
        log.answered('1d', 'cv_1');
      },
      [],
    ],
    [
      'asked on Friday, answered on Monday',
      (log) => {
        log.asked('4d 6h', 'other', 'cv_1');
        log.answered('7d', 'cv_1');
      },
      [],
    ],
    [
      'asked on Friday, and no answer on Monday',
      (log) => log.asked('4d 6h', 'other'),
      ['7d 6h high'],
    ],
    ['asked on Saturday: by Monday', (log) => log.asked('5d', 'other'), ['7d high']],
    [
      'said to be settled before anybody answered',
      (log) => {
        log.asked('0s', 'billing', 'cv_1');
        log.add(
          '1h',
          'contact.settled',
          { kind: 'conversation', id: 'cv_1' },
          { invoice: 'in_1', disputesLeft: 0 },
        );
      },
      [],
    ],
    [
      'what was written down by mistake is none',
      (log) => {
        log.asked('0s', 'billing', 'cv_1');
        const conversation = { kind: 'conversation', id: 'cv_1' } as const;
        log.add('5m', 'contact.withdrawn', conversation, {}, { by: 'staff' });
        log.asked('2d', 'billing', 'cv_2');
        log.answered('2d2h', 'cv_2');
      },
      [],
    ],
    [
      'a thank-you is no question and waits for no answer',
      (log) => {
        log.asked('0s', 'billing', 'cv_1');
        log.answered('1h', 'cv_1');
        praise(log, '5h', 'cv_1');
      },
      [],
    ],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'repeat_contact')).toEqual(lines);
  });
});

describe('unhappy', () => {
  const survey = (log: Log, effort: number) =>
    log.add('0s', 'survey.answered', { kind: 'survey', id: 'sv_1' }, { effort, comment: '' });
  it.each<Case>([
    [
      'disputes a line',
      (log) =>
        log.add(
          '0s',
          'invoice.disputed',
          { kind: 'invoice', id: 'in_1' },
          { line: 2, reason: 'hours' },
        ),
      ['0s high in_1'],
    ],
    [
      'complains',
      (log) =>
        log.add('0s', 'complaint.opened', { kind: 'complaint', id: 'cm_1' }, { topic: 'billing' }),
      ['0s high cm_1'],
    ],
    ['says that it was hard', (log) => survey(log, 3), ['0s high sv_1']],
    ['neither easy nor hard', (log) => survey(log, 4), []],
  ])('%s', (_, story, lines) => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log), 'unhappy')).toEqual(lines);
  });
});

describe('gone_quiet', () => {
  const visit = (log: Log, day: number) => log.page(MONDAY + day * DAY, '/', `vi_${day}`);
  const visits = (log: Log, days: readonly number[]) => days.forEach((day) => visit(log, day));
  const summer = (year: number) =>
    Array.from({ length: 30 }, (_, i) => year * 365 + 4 * i + (year ? 6 : 0));

  it.each<[string, (log: Log) => void, string[], string?]>([
    ['idle for a month', (log) => visits(log, [0, 3, 6]), ['36d low']],
    ['two visits are no habit', (log) => visits(log, [0, 3]), []],
    ['a rare visitor: three times the usual gap', (log) => visits(log, [0, 20, 40]), ['100d low']],
    ['back in time', (log) => visits(log, [0, 3, 6, 36, 39]), ['69d low']],
    [
      'the idle clock starts at the last event of a visit',
      (log) => {
        visits(log, [0, 3]);
        visit(log, 6);
        log.page(MONDAY + 6 * DAY + 60_000, '/help', 'vi_6');
      },
      ['36d 1m low'],
    ],
    [
      'once a silence, again in the next',
      (log) => visits(log, [0, 3, 6, 90, 93, 96]),
      ['36d low', '126d low'],
    ],
    [
      'a call is no visit',
      (log) => {
        visits(log, [0, 3, 6]);
        log.asked('20d', 'other', 'cv_1');
        log.answered('20d 1h', 'cv_1');
      },
      ['36d low'],
    ],
    [
      'closed the account',
      (log) => {
        visits(log, [0, 3, 6]);
        log.add('10d', 'client.left', null, { cause: 'price' }, { by: 'staff' });
      },
      [],
    ],
    [
      'came back: the clock starts anew',
      (log) => {
        visits(log, [0, 3, 6]);
        log.add('10d', 'client.left', null, { cause: 'price' }, { by: 'staff' });
        log.add('60d', 'client.returned', null, {}, { by: 'staff' });
      },
      ['90d low'],
    ],
    [
      'a business with a season, in its second winter',
      (log) => visits(log, [...summer(0), ...summer(1)]),
      ['146d low'],
      '700d',
    ],
    [
      'a season that does not begin again',
      (log) => visits(log, [...summer(0), ...summer(1), ...summer(2).slice(0, 3)]),
      ['146d low', '774d low'],
      '900d',
    ],
  ])('%s', (_, story, lines, until = '300d') => {
    const log = new Log();
    story(log);
    expect(linesOf(judge(log, until), 'gone_quiet')).toEqual(lines);
  });

  it('is not known before its time', () => {
    const log = new Log();
    visits(log, [0, 3, 6]);
    expect(linesOf(judge(log, '35d 23h'), 'gone_quiet')).toEqual([]);
    expect(after('36d')).toBe(MONDAY + 36 * DAY);
  });
});
