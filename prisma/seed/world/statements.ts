import type { Day } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import type { Paper } from './paper';
import type { NewPaper } from './papers-of';
import type { DemoClient, World } from './world';

const WORDS: Record<string, string> = {
  invoice: 'Invoice',
  payment: 'Payment, thank you',
  refund: 'Paid back',
  credit_note: 'Credit note',
  void: 'Invoice cancelled',
};

/** A client's account of a year, sent out in the January after it; none where there was nothing. */
export function accountOf(
  world: World,
  client: DemoClient,
  year: number,
): (Omit<NewPaper, 'client' | 'at'> & { day: Day })[] {
  const title = `Statement of account ${year}`;
  const paper = statement(world, client, [`${year}-01-01`, `${year}-12-31`], title);
  if (paper.rows.length === 0) return [];
  return [{ title, category: 'statement', year, paper, day: `${year + 1}-01-15` }];
}

/** A client's movements in its own currency from one day to another, both included, with the balance after each. */
function statement(
  world: World,
  { id, plan }: DemoClient,
  [from, to]: [Day, Day],
  heading: string,
): Extract<Paper, { kind: 'statement' }> {
  const { currency } = plan;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, 'en-US');
  let balanceMinor = 0n;
  const rows: Extract<Paper, { kind: 'statement' }>['rows'] = [];
  const entries = world.rows.ledgerEntry
    .filter((entry) => entry.clientId === id && entry.currency === currency)
    .sort((a, b) => String(a.on).localeCompare(String(b.on)));
  for (const { on, kind, amountMinor } of entries) {
    const day = String(on);
    if (day > to) break;
    balanceMinor += amountMinor;
    if (day < from) continue;
    const what = WORDS[kind] ?? kind;
    rows.push({ day, what, amount: say(amountMinor), balance: say(balanceMinor) });
  }
  return {
    kind: 'statement',
    heading,
    client: plan.latin ? `${plan.name} (${plan.latin})` : plan.name,
    rows,
    closing: say(balanceMinor),
  };
}
