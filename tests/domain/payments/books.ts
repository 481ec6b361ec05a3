import { ownerQuery } from '@/tests/support/database';

/** What must be so of the books of every client, whatever happened: each names what is wrong, and finds it. */
const RULES: [string, string][] = [
  [
    'a balance is the sum of its entries',
    `SELECT b.client_id FROM client_balance b WHERE b.balance_minor <>
       (SELECT coalesce(sum(l.amount_minor), 0) FROM ledger_entry l WHERE l.client_id = b.client_id AND l.currency = b.currency)`,
  ],
  [
    'entries are in a balance',
    `SELECT l.client_id FROM ledger_entry l
     WHERE NOT EXISTS (SELECT 1 FROM client_balance b WHERE b.client_id = l.client_id AND b.currency = l.currency)`,
  ],
  [
    'what is kept as paid is what was given of money that arrived',
    `SELECT i.id FROM invoice i WHERE i.paid_minor <> (
       SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a JOIN payment y ON y.id = a.payment_id
       WHERE a.invoice_id = i.id AND y.state = 'succeeded')`,
  ],
  [
    'what is kept as credited is what was given of notes',
    `SELECT i.id FROM invoice i WHERE i.credited_minor <> (
       SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.invoice_id = i.id AND a.credit_note_id IS NOT NULL)`,
  ],
  [
    'a bill is paid where it is covered, and only there, and never more than that',
    `SELECT i.id FROM invoice i WHERE i.paid_minor < 0 OR i.credited_minor < 0
       OR (i.state = 'paid' AND i.paid_minor + i.credited_minor <> i.total_minor)
       OR (i.state IN ('open', 'uncollectible') AND i.paid_minor + i.credited_minor >= i.total_minor)`,
  ],
  [
    'a note gives what it has, and no more',
    `SELECT n.id FROM credit_note n WHERE n.applied_minor > n.total_minor OR n.applied_minor <> (
       SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.credit_note_id = n.id)`,
  ],
  [
    'nothing is taken back from a bill that it was not given',
    `SELECT a.invoice_id FROM allocation a GROUP BY a.invoice_id, a.payment_id, a.credit_note_id HAVING sum(a.amount_minor) < 0`,
  ],
  [
    'what is gone of a payment is its refunds and what banks took back',
    `SELECT y.id FROM payment y WHERE y.refunded_minor <>
       (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.payment_id = y.id AND r.state <> 'failed')
     + (SELECT coalesce(sum(d.amount_minor), 0) FROM dispute d WHERE d.payment_id = y.id AND d.withdrawn)`,
  ],
  [
    'a payment gives no more than is left of it',
    `SELECT y.id FROM payment y JOIN gone USING (id) WHERE y.state = 'succeeded' AND gone.given > greatest(y.amount_minor - gone.minor, 0)`,
  ],
  [
    'bills less credit is what is owed by the ledger',
    `SELECT b.client_id FROM client_balance b WHERE b.balance_minor <>
       (SELECT coalesce(sum(i.total_minor - i.paid_minor - i.credited_minor), 0) FROM invoice i
        WHERE i.client_id = b.client_id AND i.currency = b.currency AND i.state IN ('open', 'uncollectible'))
     - (SELECT coalesce(sum(n.total_minor - n.applied_minor), 0) FROM credit_note n
        WHERE n.client_id = b.client_id AND n.currency = b.currency)
     - (SELECT coalesce(sum(y.amount_minor - gone.minor - gone.given), 0) FROM payment y JOIN gone USING (id)
        WHERE y.client_id = b.client_id AND y.currency = b.currency AND y.state = 'succeeded')`,
  ],
];

/** What has certainly gone back of each payment, and what bills have of it. */
const GONE = `gone AS (
  SELECT y.id,
    (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.payment_id = y.id AND r.state = 'succeeded')
    + (SELECT coalesce(sum(d.amount_minor), 0) FROM dispute d WHERE d.payment_id = y.id AND d.withdrawn) AS minor,
    (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.payment_id = y.id) AS given
  FROM payment y)`;

const FAULTS = `WITH ${GONE} ${RULES.map(
  ([rule, found]) =>
    `SELECT '${rule.replaceAll("'", "''")}' AS rule, id::text FROM (${found}) f (id)`,
).join(' UNION ALL ')}`;

/** Whatever is wrong in the books of this file's database: none, it is to be hoped. */
export function faultsInBooks(): Promise<{ rule: string; id: string }[]> {
  return ownerQuery(FAULTS);
}
