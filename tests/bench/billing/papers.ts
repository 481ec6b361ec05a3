import { publicId } from '@/lib/ids';
import { median, rounded, type Tell } from '@/tests/bench/figure';
import { signIn } from '@/tests/bench/portal/sign-in';
import { emails } from '@/tests/support/cast';
import { makeInvoicePdf } from '@/worker/handlers/invoice-pdf';
import type { BillingStand } from './stand';
import { msOf, percentile } from './timing';

const WARM_UP = 4;
const MOST_FIRST_MS = 150;
const MOST_KEPT_MS = 15;
const KEPT_TIMES = 200;

/**
 * How long the worker takes to make the PDF of a bill of 10, 100 and 1,000 lines, from its rows until it is kept, and how
 * long a reader waits for one that is kept.
 */
export async function tellPapers(stand: BillingStand, { say, figure }: Tell): Promise<void> {
  const ten = await billsOf(stand, 10);
  for (const invoiceId of ten.splice(0, WARM_UP)) await makeInvoicePdf({ invoiceId });
  const first: Record<number, number> = {};
  for (const [lines, bills] of [
    [10, ten],
    [100, await billsOf(stand, 100)],
    [1000, await billsOf(stand, 1000)],
  ] as const) {
    const times: number[] = [];
    for (const invoiceId of bills) times.push(await msOf(() => makeInvoicePdf({ invoiceId })));
    first[lines] = median(times);
    say(`  ${bills.length} PDFs of ${lines} lines`);
  }
  const tenMs = first[10]!;
  for (const lines of [10, 100, 1000]) {
    const value = first[lines]!;
    const isTen = lines === 10;
    figure({
      name: `pdf.first_${lines}_ms`,
      value: rounded(value, 1),
      unit: 'ms',
      against: isTen
        ? `the ${MOST_FIRST_MS} ms that it may take`
        : `one of ten lines, ${rounded(tenMs, 1)} ms`,
      ratio: rounded(value / (isTen ? MOST_FIRST_MS : tenMs)),
      // Longer ones grow with their lines, and not faster.
      target: isTen ? { of: 'value', atMost: MOST_FIRST_MS } : { of: 'ratio', atMost: lines / 10 },
    });
  }
  await tellKept(stand, ten[0]!, figure);
}

async function tellKept(
  { url }: BillingStand,
  invoiceId: string,
  figure: Tell['figure'],
): Promise<void> {
  const cookie = await signIn(url, emails.dana);
  const address = `${url}/api/invoices/${publicId('in', invoiceId)}/pdf`;
  const ask = async () => {
    const answer = await fetch(address, { headers: { cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
      throw new Error(`${address} answered ${answer.status} and no PDF.`);
    }
  };
  for (let n = 0; n < WARM_UP; n += 1) await ask();
  const times: number[] = [];
  for (let n = 0; n < KEPT_TIMES; n += 1) times.push(await msOf(ask));
  const value = percentile(times, 50);
  figure({
    name: 'pdf.kept_p50_ms',
    value: rounded(value, 1),
    unit: 'ms',
    against: `the ${MOST_KEPT_MS} ms that it may take`,
    ratio: rounded(value / MOST_KEPT_MS),
    target: { of: 'value', atMost: MOST_KEPT_MS },
  });
}

async function billsOf({ database }: BillingStand, lines: number): Promise<string[]> {
  const { rows } = await database.admin.query<{ id: string }>(
    'SELECT id FROM invoice WHERE number LIKE $1 ORDER BY id',
    [`P-${lines}-%`],
  );
  return rows.map(({ id }) => id);
}
