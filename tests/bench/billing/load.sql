-- What billing is measured on: clients with open invoices to be paid, one with 10,000 that were, and three bills of 10, 100
-- and 1,000 lines, each several times. Made by the database itself; triggers and foreign keys rest meanwhile.
SET session_replication_role = replica;
SELECT setseed(0.42);

CREATE TEMP TABLE c AS SELECT n, uuidv7() AS id, uuidv7() AS person_id, uuidv7() AS contact_id FROM generate_series(1, 40) n;
INSERT INTO client (id, name, currency, country, since) SELECT id, 'Bench client ' || n, 'USD', 'US', '2024-01-01' FROM c;
INSERT INTO person (id, email, name) SELECT person_id, 'payer' || n || '@bench.test', 'Payer ' || n FROM c;
INSERT INTO contact (id, client_id, person_id, may_billing, joined_at) SELECT contact_id, id, person_id, true, now() FROM c;

-- To be paid: each has a page to pay it on.
CREATE TEMP TABLE i AS
  SELECT x.n, uuidv7() AS id, uuidv7() AS checkout_id, c.id AS client_id, c.contact_id, (10000 + (x.n * 37) % 90000)::bigint AS total_minor
  FROM generate_series(1, 2000) x(n) JOIN c ON c.n = 1 + x.n % 40;
INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, issued_on, due_on, sent_at)
  SELECT id, client_id, 'B-' || n, 'open', 'Monthly bookkeeping', 'USD', total_minor, current_date - 5, current_date + n % 30, now() FROM i;
INSERT INTO invoice_line (id, invoice_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
  SELECT uuidv7(), id, client_id, 1, 'Bookkeeping', 1000, total_minor, total_minor FROM i;
INSERT INTO checkout (id, client_id, contact_id, currency, amount_minor, expires_at)
  SELECT checkout_id, client_id, contact_id, 'USD', total_minor, now() + interval '3 hours' FROM i;
INSERT INTO checkout_line (checkout_id, invoice_id, client_id, amount_minor) SELECT checkout_id, id, client_id, total_minor FROM i;

-- One client after ten years: 10,000 invoices, nine in ten of them paid, each with its entries.
CREATE TEMP TABLE b AS
  SELECT n, uuidv7() AS id, uuidv7() AS payment_id, id AS client_id, (10000 + floor(random() * 90000))::bigint AS total_minor,
         now() - (10000 - n) * interval '8 hours' AS at, n % 10 <> 0 AS paid
  FROM client, generate_series(1, 10000) n WHERE name = 'Brightwater Ceramics LLC';
INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on, created_at, sent_at, paid_at)
  SELECT id, client_id, 'A-' || n, (CASE WHEN paid THEN 'paid' ELSE 'open' END)::invoice_state, 'Monthly bookkeeping', 'USD', total_minor,
         CASE WHEN paid THEN total_minor ELSE 0 END, at::date, at::date + 14, at, at, CASE WHEN paid THEN at + interval '9 days' END FROM b;
INSERT INTO invoice_line (id, invoice_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
  SELECT uuidv7(), id, client_id, 1, 'Bookkeeping', 1000, total_minor, total_minor FROM b;
INSERT INTO payment (id, client_id, state, method, currency, amount_minor, received_on, receipt_number, created_at, changed_at)
  SELECT payment_id, client_id, 'succeeded', 'bank_transfer', 'USD', total_minor, least(at::date + 9, current_date), 'A-' || n, at + interval '9 days', at + interval '9 days'
  FROM b WHERE paid;
INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor) SELECT uuidv7(), client_id, id, payment_id, total_minor FROM b WHERE paid;

-- Bills to be printed: `P-10-3` is the third of ten lines.
CREATE TEMP TABLE p AS
  SELECT uuidv7() AS id, id AS client_id, lines, m FROM client, (VALUES (10, 24), (100, 8), (1000, 3)) s(lines, many), generate_series(1, 24) m
  WHERE name = 'Brightwater Ceramics LLC' AND m <= many;
INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, issued_on, due_on, sent_at)
  SELECT id, client_id, 'P-' || lines || '-' || m, 'open', 'Bookkeeping and advice', 'USD', lines * 24500, current_date - 5, current_date + 9, now() FROM p;
INSERT INTO invoice_line (id, invoice_id, client_id, position, description, detail, quantity_milli, unit_minor, amount_minor)
  SELECT uuidv7(), id, client_id, n, 'Payroll filing, week ' || n, CASE WHEN n % 3 = 0 THEN 'Two employees more than the week before' END, 1000, 24500, 24500
  FROM p, generate_series(1, lines) n;

INSERT INTO ledger_entry (id, client_id, invoice_id, kind, currency, amount_minor, "on", at)
  SELECT uuidv7(), client_id, id, 'invoice', 'USD', total_minor, issued_on, coalesce(sent_at, now()) FROM invoice;
INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on", at)
  SELECT uuidv7(), a.client_id, a.invoice_id, y.id, 'payment', 'USD', -a.amount_minor, y.received_on, y.created_at
  FROM payment y JOIN allocation a ON a.payment_id = y.id;
INSERT INTO client_balance (client_id, currency, balance_minor) SELECT client_id, 'USD', sum(amount_minor) FROM ledger_entry GROUP BY client_id;
SET session_replication_role = origin;
