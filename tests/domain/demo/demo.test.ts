import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyPassword } from '@/domain/access/password';
import { emptyDatabase } from '@/tests/support/database';
import type { TestDatabase } from '@/tests/support/databases';
import { seedDemo } from './seed-demo';
import { testCauses } from './told-causes';

const storage = mkdtempSync(join(tmpdir(), 'porchlight-demo-'));
const leftKey = 'ab000000-0000-4000-8000-000000000000';
const leftFile = join(storage, 'ab', leftKey);
const notes = join(storage, 'demo-in-the-making');

let database: TestDatabase;
let said: string;

const seed = () => seedDemo(database, storage);

beforeAll(async () => {
  database = await emptyDatabase();
  // What a demo that was killed half-way has left.
  mkdirSync(join(storage, 'ab'));
  writeFileSync(leftFile, 'left');
  writeFileSync(notes, `${leftKey}\n`);
  said = (await seed()).stdout;
}, 180_000);

afterAll(async () => {
  await database.drop();
  rmSync(storage, { recursive: true, force: true });
});

/** The first column of each row. */
async function values(sql: string): Promise<unknown[]> {
  return (await database.query<Record<string, unknown>>(sql)).map((row) => Object.values(row)[0]);
}

const none = async (sql: string) => expect(await database.query(sql)).toEqual([]);

test('there are about forty clients, and everybody signs in with the password of the demo', async () => {
  expect(said).toMatch(/^40 clients, \d+ invoices, \d+ documents, \d+ events in \d+ s\n$/);
  expect(await values('SELECT demo FROM firm')).toEqual([true]);
  expect(
    await values(
      `SELECT email FROM person WHERE email ~ '^(owner|manager|staff|client)@' ORDER BY 1`,
    ),
  ).toEqual(['client', 'manager', 'owner', 'staff'].map((name) => `${name}@porchlight.test`));
  const [hash] = await values(
    'SELECT DISTINCT password_hash FROM person WHERE password_hash IS NOT NULL',
  );
  expect(await verifyPassword('porchlight-demo', String(hash))).toBe(true);
});

test('each client has one manager, and one bookkeeper keeps the books of three', async () => {
  await none(`SELECT c.name FROM client c LEFT JOIN assignment a ON a.client_id = c.id AND a.part = 'manager' AND a.ended_at IS NULL
              GROUP BY c.id HAVING count(a.id) <> 1`);
  expect(
    await values(
      `SELECT count(*)::int FROM contact k JOIN person p ON p.id = k.person_id WHERE p.email = 'marco@porchlight.test'`,
    ),
  ).toEqual([3]);
});

test('the numbers of bills have no gap, and the counter stands behind the last', async () => {
  const [row] = await database.query<Record<string, number>>(`
    SELECT min(number::int) AS first, max(number::int) AS last, count(*)::int AS count,
           (SELECT next::int FROM counter WHERE name = 'invoice') AS next
    FROM invoice WHERE state <> 'draft'`);
  expect(row!.last).toBeGreaterThanOrEqual(1061);
  expect(row!.count).toBe(row!.last! - row!.first! + 1);
  expect(row!.next).toBe(row!.last! + 1);
  await none(
    `SELECT i.number FROM invoice i JOIN invoice j ON i.number::int < j.number::int AND i.sent_at > j.sent_at`,
  );
});

test('lines and taxes make totals; payments, refunds and credit notes make what is paid and credited', async () => {
  await none(`SELECT i.id FROM invoice i
              WHERE i.total_minor <> (SELECT sum(l.amount_minor) FROM invoice_line l WHERE l.invoice_id = i.id)
                                     + (SELECT coalesce(sum(x.tax_minor), 0) FROM invoice_tax x WHERE x.invoice_id = i.id)`);
  await none(`SELECT i.id FROM invoice i
              LEFT JOIN (SELECT l.invoice_id, r.name, r.rate_milli, sum(l.amount_minor) AS base
                         FROM invoice_line l JOIN tax_rate r ON r.id = l.tax_rate_id GROUP BY 1, 2, 3) l ON l.invoice_id = i.id
              FULL JOIN invoice_tax x ON x.invoice_id = l.invoice_id AND x.name = l.name AND x.rate_milli = l.rate_milli
              WHERE (l.base IS NULL) <> (x.base_minor IS NULL) OR l.base <> x.base_minor
                 OR x.tax_minor <> round(x.base_minor * x.rate_milli / 100000.0)`);
  expect(await values('SELECT count(*) > 5 FROM invoice_tax WHERE tax_minor > 0')).toEqual([true]);
  await none(`SELECT i.number FROM invoice i
              WHERE i.paid_minor <> (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a JOIN payment p ON p.id = a.payment_id
                                      WHERE a.invoice_id = i.id AND p.state = 'succeeded')`);
  await none(`SELECT i.number FROM invoice i
              WHERE i.credited_minor <> (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.invoice_id = i.id AND a.credit_note_id IS NOT NULL)`);
  await none(`SELECT p.id FROM payment p WHERE p.state = 'succeeded'
              AND p.amount_minor - p.refunded_minor <> (SELECT sum(a.amount_minor) FROM allocation a WHERE a.payment_id = p.id)`);
  await none(`SELECT n.number FROM credit_note n
              WHERE n.applied_minor <> (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.credit_note_id = n.id)`);
  await none(`SELECT number, state FROM invoice
              WHERE (state = 'paid') <> (state <> 'draft' AND state <> 'void' AND paid_minor + credited_minor >= total_minor)`);
  await none(
    `SELECT number FROM invoice WHERE (state = 'paid') <> (paid_at IS NOT NULL) OR (state = 'void') <> (voided_at IS NOT NULL)`,
  );
});

test('most bills of those who agreed are as agreed, and what differs has its reason', async () => {
  expect(
    await values('SELECT count(DISTINCT client_id) > 25 FROM agreement WHERE ends_on IS NULL'),
  ).toEqual([true]);
  await none(`SELECT l.id FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id LEFT JOIN agreement_item t ON t.id = l.agreement_item_id
              WHERE i.agreement_id IS NOT NULL AND i.state <> 'draft' AND coalesce(l.reason, '') = ''
                AND (t.id IS NULL OR t.unit_minor <> l.unit_minor OR t.quantity_milli <> l.quantity_milli)`);
  const [held] = await database.query<{ agreed: number; differing: number }>(`
    SELECT count(*) FILTER (WHERE l.reason IS NULL)::int AS agreed, count(*) FILTER (WHERE l.reason IS NOT NULL)::int AS differing
    FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id WHERE i.agreement_id IS NOT NULL AND i.state <> 'draft'`);
  expect(held!.differing).toBeGreaterThan(5);
  expect(held!.agreed).toBeGreaterThan(5 * held!.differing);
  expect(
    await values(
      `SELECT count(*) > 0 FROM invoice WHERE state = 'draft' AND period_from IS NOT NULL`,
    ),
  ).toEqual([true]);
  await none('SELECT id FROM agreement WHERE next_on < current_date');
});

test('each balance is the sum of its entries, and what is owed on open bills', async () => {
  await none(`SELECT b.client_id FROM client_balance b
              WHERE b.balance_minor <> (SELECT sum(e.amount_minor) FROM ledger_entry e
                                        WHERE e.client_id = b.client_id AND e.currency = b.currency)`);
  await none(`SELECT b.client_id FROM client_balance b
              WHERE b.balance_minor <> (SELECT coalesce(sum(i.total_minor - i.paid_minor - i.credited_minor), 0) FROM invoice i
                                        WHERE i.client_id = b.client_id AND i.currency = b.currency AND i.state IN ('open', 'uncollectible'))`);
  await none(`SELECT DISTINCT client_id, currency FROM ledger_entry
              EXCEPT SELECT client_id, currency FROM client_balance`);
});

test('there is some of everything: states, ways of paying, currencies', async () => {
  expect(await values('SELECT DISTINCT state::text FROM invoice ORDER BY 1')).toEqual([
    'draft',
    'open',
    'paid',
    'void',
  ]);
  expect(await values('SELECT DISTINCT method::text FROM payment ORDER BY 1')).toEqual([
    'bank_debit',
    'bank_transfer',
    'card',
    'cheque',
  ]);
  expect(await values('SELECT DISTINCT state::text FROM payment ORDER BY 1')).toEqual([
    'failed',
    'processing',
    'succeeded',
  ]);
  const currencies = await values('SELECT DISTINCT currency FROM invoice ORDER BY 1');
  expect(currencies.join()).toBe('EUR,JPY,USD');
  const doers = await values('SELECT DISTINCT by::text FROM activity_event ORDER BY 1');
  expect(doers.join()).toBe('bot,client,scanner,staff,system');
});

test('events of one visit are under half an hour apart, and visits of one contact are not', async () => {
  await none(`SELECT * FROM (
                SELECT at - lag(at) OVER (PARTITION BY visit_id ORDER BY at, id) AS gap FROM activity_event WHERE visit_id IS NOT NULL) g
              WHERE gap >= interval '30 minutes'`);
  await none(`SELECT * FROM (
                SELECT started_at - lag(last_at) OVER (PARTITION BY contact_id ORDER BY started_at) AS gap FROM visit) g
              WHERE gap < interval '30 minutes'`);
  await none(`SELECT v.id FROM visit v LEFT JOIN activity_event e ON e.visit_id = v.id GROUP BY v.id
              HAVING min(e.at) IS DISTINCT FROM v.started_at OR max(e.at) IS DISTINCT FROM v.last_at`);
  await none(`SELECT e.id FROM activity_event e JOIN visit v ON v.id = e.visit_id
              WHERE e.contact_id <> v.contact_id OR e.client_id <> v.client_id OR e.by <> 'client'`);
  await none('SELECT id FROM activity_event WHERE at > now()');
});

test('what is personal in the log is encrypted, under the key of whoever did it', async () => {
  await none(
    `SELECT id FROM activity_event WHERE ip <> '' OR user_agent <> '' OR reason <> '' OR data ? 'query'`,
  );
  await none(`SELECT a.id FROM activity_event a LEFT JOIN person_key k ON k.id = a.person_key_id
              WHERE a.actor_kind = 'contact' AND (k.wrapped_key IS NULL OR k.person_id <> a.actor_id)`);
});

test('the log tells of each bill what its row says', async () => {
  await none(`SELECT number FROM invoice WHERE state <> 'draft' AND sent_at NOT IN
                (SELECT at FROM activity_event WHERE type = 'invoice.sent')`);
  const told = await values(
    `SELECT count(*)::int FROM activity_event WHERE type = 'payment.succeeded'`,
  );
  expect(told).toEqual(await values(`SELECT count(*)::int FROM payment WHERE state = 'succeeded'`));
  const failed = await values(
    `SELECT count(*)::int FROM activity_event WHERE type = 'payment.failed'`,
  );
  expect(failed).toEqual(await values(`SELECT count(*)::int FROM payment WHERE state = 'failed'`));
  const opened = await values(
    `SELECT count(*)::int FROM activity_event WHERE type IN ('document.opened', 'document.downloaded')`,
  );
  expect(opened).toEqual(await values('SELECT count(*)::int FROM document_grant'));
});

test('signals are there at once, and those of months ago were seen to', async () => {
  expect(await values(`SELECT DISTINCT rule FROM signal WHERE state = 'open' ORDER BY 1`)).toEqual(
    expect.arrayContaining([
      'checkout_abandoned',
      'document_unopened',
      'error_hit',
      'payment_failed',
      'signin_struggle',
      'status_recheck',
    ]),
  );
  await none(
    `SELECT s.rule FROM signal_case c JOIN signal s ON s.case_id = c.id
     WHERE c.state = 'open' AND c.raised_at < now() - interval '21 days' AND s.state = 'open' AND s.rule <> 'gone_quiet'`,
  );
  expect(await values(`SELECT count(*)::int FROM signal_due WHERE due_at < now()`)).toEqual([0]);
});

testCauses(() => database);

test('papers that were put right have both versions, and say what changed', async () => {
  const versions = await database.query<{ client: string; title: string; filename: string }>(`
    SELECT c.name AS client, d.title, d.filename FROM document d JOIN client c ON c.id = d.client_id WHERE d.version = 2 ORDER BY 1`);
  expect(versions.map(({ client }) => client)).toEqual(['Brightwater Ceramics LLC', 'Lark & Loom']);
  expect(versions[0]?.title).toMatch(/^Profit and loss, /);
  await none(
    `SELECT d.id FROM document d WHERE d.version > 1 AND d.version <> (SELECT count(*) FROM document_version v WHERE v.document_id = d.id)`,
  );
  await none(`SELECT v.document_id FROM document_version v JOIN document d ON d.id = v.document_id AND d.version = v.number
              WHERE v.storage_key <> d.storage_key OR v.sha256 <> d.sha256 OR v.changed IS NULL`);
  await none(`SELECT g.id FROM document_grant g JOIN document_version v ON v.document_id = g.document_id AND v.number = g.version
              WHERE g.created_at < v.published_at`);
  await none(`SELECT v.document_id FROM document_version v WHERE v.number = 2 AND NOT EXISTS (
                SELECT 1 FROM activity_event e WHERE e.type = 'document.version_published' AND e.at = v.published_at)`);
});

test('a corrected W-2 is held from who has not agreed, and another went over on paper', async () => {
  expect(
    await database.query(`
      SELECT p.email, d.title LIKE 'W-2c, %' AS corrected, w.furnished_at, w.handed_over_at IS NOT NULL AS "onPaper"
      FROM w2_delivery w JOIN document d ON d.id = w.document_id AND d.form = 'w2'
      JOIN contact k ON k.id = w.contact_id JOIN person p ON p.id = k.person_id ORDER BY 1`),
  ).toEqual([
    { email: 'beth@porchlight.test', corrected: true, furnished_at: null, onPaper: true },
    { email: 'client@porchlight.test', corrected: true, furnished_at: null, onPaper: false },
  ]);
  await none(
    `SELECT g.id FROM document_grant g JOIN w2_delivery w ON w.document_id = g.document_id`,
  );
});

test('papers have tags, and the firm’s vocabulary has each of them', async () => {
  expect(await values('SELECT name FROM tag ORDER BY 1')).toEqual([
    'Filed',
    'For the bank',
    'Netherlands',
    'Year-end',
  ]);
  await none(`SELECT t FROM document d, unnest(d.tags) t EXCEPT SELECT name FROM tag`);
  expect(await values(`SELECT count(*) > 40 FROM document WHERE tags <> '{}'`)).toEqual([true]);
});

test('some papers stand in the firm’s own categories, within those of the portal that these belong to', async () => {
  const used = await values(`
    SELECT DISTINCT oc.name FROM firm_category oc JOIN document d ON d.firm_category_id = oc.id AND d.category = oc.category
    WHERE d.state = 'published' ORDER BY 1`);
  expect(used).toEqual(['NDAs', 'US filings']);
});

test('every document has its file, and nothing else is left in the storage', async () => {
  const keys = await values(
    'SELECT storage_key FROM document UNION SELECT storage_key FROM document_version ORDER BY 1',
  );
  const files = readdirSync(storage)
    .filter((name) => name.length === 2)
    .flatMap((name) => readdirSync(join(storage, name)))
    .sort();
  expect(files).toEqual(keys);
  expect(existsSync(leftFile)).toBe(false);
  expect(existsSync(notes)).toBe(false);
});

test('row-level security is forced again on every table', async () => {
  await none(`SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'public' AND relkind = 'r' AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity`);
});

test('where there is a firm, nothing is put in', async () => {
  await expect(seed()).rejects.toMatchObject({
    code: 1,
    stderr: 'There is a firm already: the demo is for an empty database.\n',
  });
  expect(await values('SELECT count(*)::int FROM firm')).toEqual([1]);
});
