import { describe, expect, it } from 'vitest';
import { ProgramRulesInput } from '@/domain/firm/change-program-rules';
import { DEFAULT_RULES } from '@/domain/programs/program-rules';
import { type Asked, parseRange, tellProgram } from '@/domain/programs/tell-program';

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
const CURL = 'curl/8.9.1';
const headers = { 'accept-language': 'en-US', 'sec-fetch-mode': 'navigate' };

/** Somebody at home who opens a link an hour after the mail. */
const person: Asked = {
  ip: '198.51.100.7',
  userAgent: SAFARI,
  headers,
  isHead: false,
  sentAgoMs: 3_600_000,
};

describe('who opens a link', () => {
  it.each<[string, Partial<Asked>, 'scanner' | 'bot' | null]>([
    ['a person', {}, null],
    [
      'a person whose line is not safe, so that the browser says less',
      { headers: { 'accept-language': 'de' } },
      null,
    ],
    ['a person from an address that is not known', { ip: null }, null],
    ['what calls itself a mail scanner', { userAgent: `${SAFARI} Mimecast` }, 'scanner'],
    [
      'what comes from a network of one, whatever it calls itself',
      { ip: '148.163.150.1' },
      'scanner',
    ],
    ['the same over IPv6', { ip: '::ffff:148.163.150.1' }, 'scanner'],
    ['what fetches a link for a chat', { userAgent: 'Slackbot-LinkExpanding 1.0' }, 'scanner'],
    ['what calls itself a robot', { userAgent: 'ExampleBot/1.0' }, 'bot'],
    ['a program for fetching', { userAgent: CURL }, 'bot'],
    ['what came three seconds after the mail', { sentAgoMs: 3_000 }, 'scanner'],
    ['what came at the very edge', { sentAgoMs: 10_000 }, null],
    ['what asks for the headers alone', { isHead: true }, 'scanner'],
    [
      'what is fetched ahead',
      { headers: { ...headers, 'sec-purpose': 'prefetch;prerender' } },
      'scanner',
    ],
    ['what reads no language', { headers: { 'sec-fetch-mode': 'navigate' } }, 'scanner'],
    ['a script of another page', { headers: { ...headers, 'sec-fetch-mode': 'cors' } }, 'scanner'],
    ['what has no name', { userAgent: null }, 'scanner'],
    ['what has no name, and comes by no mail', { userAgent: null, sentAgoMs: null }, 'bot'],
    ['a person who comes by no mail', { sentAgoMs: null, headers: undefined }, null],
  ])('%s', (_, more, program) => {
    expect(tellProgram({ ...person, ...more }, DEFAULT_RULES)).toBe(program);
  });

  it('is told by the firm’s rules, and not by the portal’s where those are others', () => {
    const none = { scannerWords: [], botWords: [], ranges: [], seconds: 0 };
    expect(tellProgram({ ...person, userAgent: CURL }, none)).toBeNull();
    const own = { ...none, ranges: ['198.51.100.0/24', '2001:db8::/32'], seconds: 60 };
    expect(tellProgram(person, own)).toBe('scanner');
    expect(tellProgram({ ...person, ip: '2001:db8::7' }, own)).toBe('scanner');
    expect(tellProgram({ ...person, ip: '198.51.101.7' }, own)).toBeNull();
    expect(tellProgram({ ...person, ip: null, sentAgoMs: 59_999 }, own)).toBe('scanner');
  });
});

it.each([
  ['203.0.113.0/24', true],
  ['203.0.113.7', true],
  ['2001:db8::/32', true],
  ['203.0.113.0/33', false],
  ['2001:db8::/129', false],
  ['203.0.113/24', false],
  ['203.0.113.0/24/8', false],
  ['203.0.113.0/-1', false],
  ['anywhere', false],
])('%s is a network: %s', (text, is) => {
  expect(parseRange(text) !== null).toBe(is);
});

it('the rules that the portal comes with are rules that a firm may write', () => {
  const typed = Object.fromEntries(
    Object.entries(DEFAULT_RULES).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : String(value),
    ]),
  );
  expect(ProgramRulesInput.parse(typed)).toEqual(DEFAULT_RULES);
});

it.each([
  [{ ranges: '203.0.113.0/24\nanywhere' }, 'ranges'],
  [{ scannerWords: 'ab' }, 'scannerWords'],
  [{ botWords: Array.from({ length: 201 }, (_, n) => `bot ${n}`).join('\n') }, 'botWords'],
  [{ seconds: '601' }, 'seconds'],
  [{ seconds: 'soon' }, 'seconds'],
])('%o is refused at %s', (typed, field) => {
  const parsed = ProgramRulesInput.safeParse({ seconds: '10', ...typed });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
