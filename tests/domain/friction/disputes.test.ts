import { describe, expect, it } from 'vitest';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion } from '@/domain/questions/ask-question';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { settleQuestion } from '@/domain/questions/settle-question';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { JOB } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, tom, ruth } = cast;
const words = (text = 'We paid this in May.') => ({ text, key: newId() });

async function dispute(invoiceId: string, lineId: string | null = null): Promise<string> {
  const asking = { invoiceId, lineId, kind: 'dispute' as const, ...words() };
  return (await askQuestion(dana, asking)).id;
}

/** What stands of the signal about a bill, after the rules were asked. */
async function signalOf(invoiceId: string) {
  await refreshSignals(JOB, brightwater.clientId);
  return ownerQuery<{ rule: string; severity: string; state: string }>(
    'SELECT rule, severity, state FROM signal WHERE subject_id = $1',
    [publicId('in', invoiceId)],
  );
}

const stands = (state: string) => [{ rule: 'unhappy', severity: 'high', state }];

describe('the signal of a dispute', () => {
  it('is "now" for the account manager, until the client says that it is settled', async () => {
    const invoiceId = await makeSent();
    const id = await dispute(invoiceId);
    expect(await signalOf(invoiceId)).toEqual(stands('open'));
    await answerQuestion(tom, { id, ...words('You did. We take it off.') });
    expect(await signalOf(invoiceId)).toEqual(stands('open'));
    await settleQuestion(dana, { id });
    expect(await signalOf(invoiceId)).toEqual(stands('settled'));
    await replyToQuestion(dana, { id, ...words('It still stands there.') });
    expect(await signalOf(invoiceId)).toEqual(stands('open'));
  });

  it('stays while another dispute about the bill is not settled', async () => {
    const invoiceId = await makeSent();
    const [line] = await ownerQuery<{ id: string }>(
      'SELECT id FROM invoice_line WHERE invoice_id = $1',
      [invoiceId],
    );
    const first = await dispute(invoiceId);
    const second = await dispute(invoiceId, line?.id);
    await settleQuestion(dana, { id: first });
    expect(await signalOf(invoiceId)).toEqual(stands('open'));
    await settleQuestion(dana, { id: second });
    expect(await signalOf(invoiceId)).toEqual(stands('settled'));
  });

  it('goes with the bill when that is cancelled', async () => {
    const invoiceId = await makeSent();
    await dispute(invoiceId);
    await voidInvoice(ruth, { id: invoiceId, reason: 'It was paid in May.' });
    expect(await signalOf(invoiceId)).toEqual(stands('settled'));
  });

  it('is none of a plain question', async () => {
    const invoiceId = await makeSent();
    await askQuestion(dana, { invoiceId, lineId: null, kind: 'question', ...words('Why?') });
    expect(await signalOf(invoiceId)).toEqual([]);
  });
});
