import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_NAMES } from '@/domain/friction/rules';
import { messageKey, renderSignal, sentenceValues } from '@/domain/friction/sentence';
import type { Signal } from '@/domain/friction/signal';
import { translator } from '@/lib/translator';
import { arbitraryLife } from './arbitrary-life';
import { judge, Log } from './log';

const names = {
  client: 'Lark & Loom',
  subject: ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`,
};
const formatters = {
  day: (day: string) => `«${day}»`,
  instant: (at: string) => `«${at.slice(0, 10)}»`,
  money: (amountMinor: number, currency: string) => `${currency} ${amountMinor}`,
};
const say = (signal: Signal) => renderSignal(signal, names, translator(), formatters);

describe('a signal in words', () => {
  it('says what happened, with its figures', () => {
    const log = new Log();
    log.sent('-1d', 'in_1042');
    ['1h', '1d', '2d'].forEach((at) => log.viewed(at, 'in_1042', `vi_${at}`));
    const [signal] = judge(log, '3d');
    expect(say(signal as Signal).sentence).toBe(
      'Looked at invoice in_1042 in 3 visits within 7 days; it has stayed unpaid since «2026-03-01».',
    );
  });

  it.each([
    [false, 'A payment for invoice in_1 failed, and nothing had arrived 30 minutes later.'],
    [true, 'A payment for invoice in_1 was refused for good; trying again will not help.'],
  ])('tells a hard failure (%s) from another', (hard, sentence) => {
    const log = new Log();
    log.failed('0s', 'in_1', hard);
    expect(judge(log, '1h').map((signal) => say(signal).sentence)).toEqual([sentence]);
  });

  it('can be said from what is kept, after a way through JSON', () => {
    const log = new Log();
    log.started('0s', 'in_1');
    const [signal] = judge(log, '2d');
    const kept = JSON.parse(JSON.stringify(signal)) as Signal;
    expect(say(kept)).toEqual(say(signal as Signal));
  });

  it('has every word that it needs, whatever was found', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryLife, (events) => {
        for (const signal of judge(events)) {
          seen.add(signal.rule);
          // The translator throws where a message or a value is missing.
          const words = Object.values(say(signal));
          const about = translator().markup(messageKey(signal, 'about'), {
            ...sentenceValues(signal, names, formatters),
            who: (chunks: string) => `<b>${chunks}</b>`,
          });
          for (const text of [...words, about]) {
            expect(text).toMatch(/^\S.*\S$/s);
            expect(text).not.toMatch(/none|undefined|null|NaN|[{}]|friction\./);
          }
        }
      }),
      { numRuns: 300, seed: 18 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(12);
  });

  it('has a name for each rule', () => {
    for (const rule of RULE_NAMES) expect(translator()(`friction.rules.${rule}.name`)).toBeTruthy();
  });
});
