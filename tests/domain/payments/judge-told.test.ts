import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTold, type KnownTry } from '@/domain/payments/judge-told';
import type { Told } from '@/domain/payments/told';

let events = 0;

function told(changes: Partial<Told>): Told {
  events += 1;
  return {
    event: { id: `evt_${events}`, type: 'charge.succeeded' },
    at: new Date('2026-11-20T10:00:00Z'),
    kind: 'succeeded',
    checkoutId: 'ck_1',
    invoicePublicId: 'in_1',
    sessionId: null,
    paymentIntentId: 'pi_1',
    chargeId: null,
    amountMinor: 24_500n,
    currency: 'USD',
    method: null,
    failureCode: null,
    hard: false,
    instrument: null,
    ...changes,
  };
}

/** Applies verdicts to a list of tries, as the rows are changed. */
function replay(statements: Told[]): KnownTry[] {
  const tries: KnownTry[] = [];
  for (const statement of statements) {
    const verdict = judgeTold(statement, tries);
    if (verdict.do === 'insert') {
      tries.push({
        id: String(tries.length),
        state: verdict.state,
        method: statement.method ?? 'card',
        chargeId: statement.chargeId,
      });
    }
    const known = tries.find(({ id }) => verdict.do !== 'insert' && id === verdict.tryId);
    if (known && verdict.do === 'move') known.state = verdict.state;
    if (known && !known.chargeId && statement.chargeId) {
      known.chargeId = statement.chargeId;
      known.method = statement.method ?? known.method;
    }
  }
  return tries;
}

const card = [
  told({ kind: 'failed', chargeId: 'ch_1', method: 'card', failureCode: 'expired_card' }),
  told({ kind: 'failed', chargeId: 'ch_1', failureCode: 'expired_card' }),
  told({ kind: 'succeeded', chargeId: 'ch_2', method: 'card' }),
  told({ kind: 'succeeded', chargeId: 'ch_2' }),
  told({ kind: 'succeeded', method: 'card', sessionId: 'cs_1' }),
];
const debit = [
  told({ kind: 'processing', chargeId: 'py_1', method: 'bank_debit' }),
  told({ kind: 'processing', method: 'bank_debit', sessionId: 'cs_1' }),
  told({ kind: 'processing', chargeId: 'py_1', method: 'bank_debit' }),
];
const cleared = [
  told({ kind: 'succeeded', chargeId: 'py_1', method: 'bank_debit' }),
  told({ kind: 'succeeded', method: 'bank_debit', sessionId: 'cs_1' }),
];
const returned = [
  told({ kind: 'failed', chargeId: 'py_1', method: 'bank_debit', failureCode: 'no_account' }),
  told({ kind: 'failed', chargeId: 'py_1', method: 'bank_debit', failureCode: 'no_account' }),
  told({ kind: 'failed', method: 'bank_debit', sessionId: 'cs_1' }),
];

function inAnyOrder(statements: Told[]) {
  return fc
    .shuffledSubarray([...statements, ...statements], { minLength: statements.length * 2 })
    .map(replay);
}

describe('whatever the order and the copies', () => {
  it('a card that works in the end is one payment', () => {
    fc.assert(
      fc.property(inAnyOrder(card), (tries) => {
        expect(tries.filter(({ state }) => state === 'succeeded')).toHaveLength(1);
        expect(tries.filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(1);
        expect(tries.filter(({ state }) => state === 'processing')).toEqual([]);
      }),
    );
  });

  it('a debit that clears is one payment', () => {
    fc.assert(
      fc.property(inAnyOrder([...debit, ...cleared]), (tries) => {
        expect(tries.map(({ state }) => state)).toEqual(['succeeded']);
      }),
    );
  });

  it('a debit that comes back is one failure', () => {
    fc.assert(
      fc.property(inAnyOrder([...debit, ...returned]), (tries) => {
        expect(tries.map(({ state }) => state)).toEqual(['failed']);
      }),
    );
  });
});

describe('one at a time', () => {
  it('each 3-D Secure that was not passed is a failure of its own', () => {
    const failed = () =>
      told({ kind: 'failed', failureCode: 'payment_intent_authentication_failure' });
    expect(replay([failed(), failed()])).toHaveLength(2);
  });

  it('what we asked for and know already is nothing new', () => {
    const asked = told({ event: null, kind: 'failed', failureCode: 'expired_card' });
    expect(replay([asked, asked])).toHaveLength(1);
  });

  it('a card that fails while a debit is on its way leaves the debit alone', () => {
    const failed = told({ kind: 'failed', chargeId: 'ch_9', method: 'card', failureCode: 'x' });
    expect(replay([...debit, failed]).map(({ state }) => state)).toEqual(['processing', 'failed']);
  });
});
