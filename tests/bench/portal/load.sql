-- A firm after three years: 300 clients, 20,000 invoices, half a million events. Made by the database itself in
-- some seconds, the same each time but for the random part of its ids. Triggers and foreign keys rest meanwhile.
SET session_replication_role = replica;
SET max_parallel_workers_per_gather = 0;
SELECT setseed(0.42);

-- An id made at that moment.
CREATE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE
  RETURN uuidv7(at - clock_timestamp());
-- One of an array, by a number.
CREATE FUNCTION pg_temp.pick(list text[], n bigint) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN list[1 + n % cardinality(list)];
-- The TypeID of a row's id: 26 digits of base 32 for its 128 bits.
CREATE FUNCTION pg_temp.public_id(prefix text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT prefix || '_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substring(bits FROM 1 + 5 * n FOR 5)::bit(5)::int + 1, 1), '' ORDER BY n)
  FROM (SELECT B'00' || ('x' || replace(id::text, '-', ''))::bit(128) AS bits) b, generate_series(0, 25) n
$$;

INSERT INTO firm (name, locale, zone, currency, phone, email, address, hours, demo)
VALUES ('Alder & Finch', 'en-US', 'America/Los_Angeles', 'USD', '(206) 555-0140', 'desk@porchlight.test',
        '1201 Alder Street, Seattle, WA 98101',
        '{"mon":["08:30","17:30"],"tue":["08:30","17:30"],"wed":["08:30","17:30"],"thu":["08:30","17:30"],"fri":["08:30","17:30"]}', false);
INSERT INTO holiday SELECT make_date(y, m, d), name FROM (VALUES (1, 1, 'New Year'), (7, 4, 'Independence Day'), (12, 25, 'Christmas')) h(m, d, name),
  generate_series(extract(year FROM now())::int, extract(year FROM now())::int + 1) y;

-- People: employee 1 is the owner, 2 to 4 are managers, 5 to 12 are staff.
CREATE TEMP TABLE e AS
  SELECT n, pg_temp.id_at(now() - interval '3 years') AS id, pg_temp.id_at(now() - interval '3 years') AS person_id,
         (CASE WHEN n = 1 THEN 'owner' WHEN n <= 4 THEN 'manager' ELSE 'staff' END)::employee_role AS role
  FROM generate_series(1, 12) n;
INSERT INTO person (id, email, name) SELECT person_id, role::text || n || '@bench.test', initcap(role::text) || ' ' || n FROM e;
INSERT INTO employee (id, person_id, role, title, phone) SELECT id, person_id, role, initcap(role::text), '(206) 555-0141' FROM e;

CREATE TEMP TABLE c AS
  SELECT n, pg_temp.id_at(now() - interval '3 years') AS id,
         pg_temp.pick('{Brightwater,Lark,Cedar,Harbor,Juniper,Copper,Northgate,Willow,Granite,Meadow}', n) || ' '
      || pg_temp.pick('{Ceramics,Bakery,Dental,Roofing,Books,Cycles,Plumbing,Design,Foods,Logistics,Vision}', n / 10) || ' ' || n AS name
  FROM generate_series(1, 300) n;
INSERT INTO client (id, name, currency, country, since) SELECT id, name, 'USD', 'US', current_date - 1095 FROM c;
INSERT INTO assignment (id, client_id, employee_id, part, started_at)
  SELECT uuidv7(), c.id, e.id, p.part::assignment_part, now() - interval '3 years'
  FROM c, (VALUES ('manager', 2, 3), ('staff', 5, 8), ('stand_in', 2, 3)) p(part, first, count)
  JOIN e ON true WHERE e.n = p.first + (c.n + CASE p.part WHEN 'stand_in' THEN 1 ELSE 0 END) % p.count;

-- One to three contacts a client.
CREATE TEMP TABLE k AS
  SELECT row_number() OVER () AS n, c.n AS client_n, c.id AS client_id, m, pg_temp.id_at(now() - interval '3 years') AS id,
         pg_temp.id_at(now() - interval '3 years') AS person_id
  FROM c, generate_series(1, 3) m WHERE m <= 1 + c.n % 3;
INSERT INTO person (id, email, name) SELECT person_id, 'contact' || m || '@client' || client_n || '.test', 'Contact ' || n FROM k;
INSERT INTO contact (id, client_id, person_id, title, joined_at) SELECT id, client_id, person_id, 'Owner', now() - interval '3 years' FROM k;
INSERT INTO session (id, person_id, contact_id, created_at, seen_at, ended_at)
  SELECT pg_temp.id_at(at), k.person_id, k.id, at, at, at + interval '1 hour'
  FROM (SELECT now() - random() * interval '1095 days' AS at, 1 + floor(random() * 600)::int AS n FROM generate_series(1, 20000)) s JOIN k USING (n);

-- Invoices, some clients with many more than others: nine in ten are paid, the newest are open.
CREATE TEMP TABLE i AS
  SELECT x.n, c.id AS client_id, c.n AS client_n, made_at, made_at::date AS issued_on, made_at::date + 14 AS due_on, pg_temp.id_at(made_at) AS id,
         (10000 + floor(random() * 500000))::bigint AS total_minor,
         (CASE WHEN x.n % 200 = 0 THEN 'draft' WHEN x.n % 97 = 0 THEN 'void' WHEN x.n % 301 = 0 THEN 'uncollectible'
               WHEN x.n > 19300 OR x.n % 60 = 0 THEN 'open' ELSE 'paid' END)::invoice_state AS state
  FROM (SELECT n, now() - (20000 - n) * interval '79 minutes' AS made_at, 1 + floor(300 * power(random(), 1.4))::int AS c_n
        FROM generate_series(1, 20000) n) x JOIN c ON c.n = x.c_n;
INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on, created_at, sent_at, sent_by, paid_at, seen_at)
  SELECT i.id, client_id, CASE WHEN state <> 'draft' THEN (1000 + i.n)::text END, state,
         pg_temp.pick('{Monthly bookkeeping,Payroll,Tax return,Advice,Year end,Sales tax}', i.n) || to_char(issued_on, ', Month'), 'USD', total_minor,
         CASE WHEN state = 'paid' THEN total_minor ELSE 0 END, CASE WHEN state <> 'draft' THEN issued_on END, CASE WHEN state <> 'draft' THEN due_on END,
         made_at, CASE WHEN state <> 'draft' THEN made_at END, e.person_id,
         CASE WHEN state = 'paid' THEN made_at + interval '9 days' END, CASE WHEN state = 'paid' THEN made_at + interval '1 day' END
  FROM i JOIN e ON e.n = 5 + i.n % 8;
INSERT INTO invoice_line (id, invoice_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
  SELECT uuidv7(), id, client_id, p, pg_temp.pick('{Bookkeeping,Payroll run,Filing}', p), 1000, total_minor / 3, total_minor / 3 FROM i, generate_series(1, 3) p;
CREATE TEMP TABLE ck AS SELECT uuidv7() AS id, i.id AS invoice_id, i.client_id, i.total_minor, i.n, i.made_at FROM i WHERE state = 'paid' AND n % 4 <> 0;
INSERT INTO checkout (id, client_id, state, currency, amount_minor, stripe_session_id, created_at, expires_at)
  SELECT id, client_id, 'completed', 'USD', total_minor, 'cs_bench_' || n, made_at + interval '9 days', made_at + interval '10 days' FROM ck;
INSERT INTO checkout_line (checkout_id, invoice_id, client_id, amount_minor) SELECT id, invoice_id, client_id, total_minor FROM ck;
INSERT INTO stripe_event (id, type, created_at, outcome)
  SELECT 'evt_bench_' || n, 'checkout.session.completed', made_at + interval '9 days', 'settled' FROM i WHERE state = 'paid' AND n % 4 <> 0;

-- Payments: what was paid, a declined card now and then, and bank debits on their way.
CREATE TEMP TABLE p AS
  SELECT pg_temp.id_at(at) AS id, i.id AS invoice_id, i.client_id, i.n, at, (CASE WHEN i.state = 'paid' THEN 'succeeded' ELSE 'processing' END)::payment_state AS state, total_minor
  FROM i, LATERAL (SELECT i.made_at + interval '9 days' AS at) t WHERE i.state = 'paid' OR (i.state = 'open' AND i.n % 11 = 0);
INSERT INTO payment (id, client_id, checkout_id, state, method, currency, amount_minor, received_on, stripe_intent_id, instrument, created_at, changed_at)
  SELECT id, client_id, (SELECT ck.id FROM ck WHERE ck.invoice_id = p.invoice_id), state, (CASE WHEN n % 4 = 0 THEN 'bank_debit' ELSE 'card' END)::payment_method, 'USD', total_minor,
         CASE WHEN state = 'succeeded' THEN at::date END, 'pi_bench_' || n, 'Visa ···0092', at, at FROM p;
CREATE TEMP TABLE declined AS SELECT uuidv7() AS id, client_id, invoice_id, total_minor, n, at - interval '1 hour' AS at FROM p WHERE n % 30 = 0;
INSERT INTO payment (id, client_id, state, method, currency, amount_minor, stripe_intent_id, failure_code, failure_hard, created_at, changed_at)
  SELECT id, client_id, 'failed', 'card', 'USD', total_minor, 'pi_bench_' || n, 'card_declined', false, at, at FROM declined;
INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor, created_at)
  SELECT uuidv7(), client_id, invoice_id, id, total_minor, at FROM p UNION ALL SELECT uuidv7(), client_id, invoice_id, id, total_minor, at FROM declined;
INSERT INTO credit_note (id, client_id, invoice_id, number, currency, total_minor, issued_on, reason)
  SELECT uuidv7(), client_id, id, 'CN-' || n, 'USD', 1500, issued_on + 3, 'A quarter of an hour too many' FROM i WHERE state = 'paid' AND n % 65 = 0;
-- A dozen a client that belong to no invoice, as another system's cancellations do.
INSERT INTO credit_note (id, client_id, number, currency, total_minor, issued_on, reason)
  SELECT pg_temp.id_at(now() - m * interval '80 days'), id, 'CR-' || n || '-' || m, 'USD', 2400, current_date - m * 80, 'Hours of a helper' FROM c, generate_series(1, 12) m;
INSERT INTO credit_note_line (id, credit_note_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
  SELECT uuidv7(), id, client_id, 1, reason, 1000, total_minor, total_minor FROM credit_note;
INSERT INTO ledger_entry (id, client_id, invoice_id, kind, currency, amount_minor, "on", at)
  SELECT pg_temp.id_at(made_at), client_id, id, 'invoice', 'USD', total_minor, issued_on, made_at FROM i WHERE state NOT IN ('draft', 'void');
INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on", at)
  SELECT pg_temp.id_at(at), client_id, invoice_id, id, 'payment', 'USD', -total_minor, at::date, at FROM p WHERE state = 'succeeded';
INSERT INTO client_balance (client_id, currency, balance_minor) SELECT client_id, 'USD', sum(amount_minor) FROM ledger_entry GROUP BY client_id;
UPDATE payment y SET receipt_number = 'R-' || r.n FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS n FROM payment WHERE state = 'succeeded') r WHERE r.id = y.id;
INSERT INTO agreement (id, client_id, title, currency, period, starts_on, raises_drafts, signed_by_name, signed_on)
  SELECT uuidv7(), id, 'Monthly bookkeeping', 'USD', 'month', current_date - 400, false, 'Somebody', current_date - 405 FROM c;
INSERT INTO agreement_item (id, agreement_id, client_id, position, description, quantity_milli, unit_minor)
  SELECT uuidv7(), id, client_id, p, pg_temp.pick('{Bookkeeping,Payroll run,Filing}', p), 1000, 12000 FROM agreement, generate_series(1, 3) p;
INSERT INTO counter (name, next) VALUES ('invoice', 22000);

-- Thirty documents a client, most of them opened once or twice.
CREATE TEMP TABLE d AS
  SELECT x.n, pg_temp.id_at(at) AS id, c.id AS client_id, c.n AS client_n, at, x.n / 300 + 7 * (x.n % 300) AS kind
  FROM (SELECT n, now() - (9000 - n) * interval '175 minutes' AS at, 1 + n % 300 AS c_n FROM generate_series(1, 9000) n) x JOIN c ON c.n = x.c_n;
INSERT INTO document (id, client_id, title, filename, category, year, state, audience, media_type, size_bytes, pages, storage_key, wrapped_key, key_id,
                      action_needed, due_on, uploaded_by, created_at, published_at, published_by)
  SELECT d.id, client_id, pg_temp.pick('{Payroll summary,W-2,Engagement letter,Statement,Sales tax return}', d.kind) || to_char(at, ' Mon YYYY'), 'file' || d.n || '.pdf',
         pg_temp.pick('{payroll,tax,contract,statement,other}', d.kind)::document_category, extract(year FROM at)::int, 'published',
         pg_temp.pick('{documents_right,documents_right,all,named}', d.kind)::document_audience, 'application/pdf', 180000, 2, 'bench/' || d.n, '\x00', 'k1',
         d.kind % 25 = 0, CASE WHEN d.kind % 25 = 0 THEN at::date + 20 END, e.person_id, at, at, e.person_id
  FROM d JOIN e ON e.n = 5 + d.n % 8;
INSERT INTO document_reader (document_id, contact_id, client_id) SELECT d.id, k.id, d.client_id FROM d JOIN k ON k.client_n = d.client_n AND k.m = 1 WHERE d.kind % 4 = 3;
INSERT INTO document_grant (id, document_id, client_id, person_id, session_id, purpose, created_at, expires_at)
  SELECT uuidv7(), d.id, d.client_id, k.person_id, s.id, 'open', d.at + interval '1 day', d.at + interval '25 hours'
  FROM d JOIN k ON k.client_n = d.client_n JOIN LATERAL (SELECT id FROM session WHERE person_id = k.person_id LIMIT 1) s ON true WHERE d.n < 8700;

-- The log: 60,000 visits of seven acts each, and what the firm and the system did meanwhile.
CREATE TEMP TABLE v AS
  SELECT v_n AS n, pg_temp.id_at(at) AS id, k.id AS contact_id, k.client_id, k.person_id, k.client_n, at
  FROM (SELECT n AS v_n, now() - (60000 - n) * interval '26 minutes' AS at, 1 + floor(600 * power(random(), 1.2))::int AS k_n FROM generate_series(1, 60000) n) x JOIN k ON k.n = x.k_n;
INSERT INTO visit (id, client_id, contact_id, started_at, last_at) SELECT id, client_id, contact_id, at, at + interval '6 minutes' FROM v;
CREATE TEMP TABLE subject AS
  SELECT client_n, 'invoice' AS kind, pg_temp.public_id('in', id) AS id, row_number() OVER (PARTITION BY client_n) AS n, count(*) OVER (PARTITION BY client_n) AS many FROM i
  UNION ALL
  SELECT client_n, 'document', pg_temp.public_id('do', id), row_number() OVER (PARTITION BY client_n), count(*) OVER (PARTITION BY client_n) FROM d;
CREATE INDEX ON subject (client_n, kind, n);
ANALYZE subject;
INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind, subject_id, data)
  SELECT pg_temp.id_at(v.at + a.m * interval '50 seconds'), v.at + a.m * interval '50 seconds', v.client_id, v.contact_id, 'client', 'contact', v.person_id, v.id, a.type,
         coalesce(s.kind, CASE WHEN a.type = 'page.viewed' THEN 'page' END), coalesce(s.id, CASE WHEN a.type = 'page.viewed' THEN a.path END), a.data::jsonb
  FROM v, LATERAL (VALUES (1, 'signin.succeeded', NULL, '{"method":"password"}', NULL), (2, 'page.viewed', '/', '{"path":"/","dwellMs":21000}', NULL),
    (3, 'page.viewed', '/invoices', '{"path":"/invoices","dwellMs":33000}', NULL), (4, 'invoice.viewed', NULL, '{}', 'invoice'),
    (5, 'document.opened', NULL, '{}', 'document'), (6, 'page.viewed', '/documents', '{"path":"/documents","dwellMs":12000}', NULL),
    (7, 'search.performed', NULL, '{"query":"payroll","results":4}', NULL)) a(m, type, path, data, of)
  LEFT JOIN LATERAL (SELECT * FROM subject s WHERE s.client_n = v.client_n AND s.kind = a.of AND s.n = 1 + v.n % s.many LIMIT 1) s ON true;
INSERT INTO activity_event (id, at, client_id, by, actor_kind, actor_id, type, subject_kind, subject_id, data)
  SELECT pg_temp.id_at(made_at), made_at, client_id, 'staff', 'staff', e.person_id, 'invoice.sent', 'invoice', pg_temp.public_id('in', i.id),
         jsonb_build_object('amountMinor', total_minor, 'currency', 'USD', 'dueOn', due_on) FROM i JOIN e ON e.n = 5 + i.n % 8 WHERE state <> 'draft';
INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
  SELECT pg_temp.id_at(p.at + x.late), p.at + x.late, client_id, 'system', 'stripe', x.type, 'invoice', pg_temp.public_id('in', invoice_id), x.data
  FROM p, LATERAL (VALUES ('payment.succeeded', interval '0', jsonb_build_object('amountMinor', total_minor, 'currency', 'USD', 'method', 'card')),
                          ('invoice.changed', interval '1 second', '{"from":"open","to":"paid"}'::jsonb)) x(type, late, data) WHERE state = 'succeeded';
INSERT INTO activity_event (id, at, client_id, by, actor_kind, actor_id, type, subject_kind, subject_id, data)
  SELECT pg_temp.id_at(at), at, client_id, 'staff', 'staff', e.person_id, 'document.published', 'document', pg_temp.public_id('do', d.id),
         '{"category":"payroll","actionNeeded":false,"dueOn":null}' FROM d JOIN e ON e.n = 5 + d.n % 8;
INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, type, data)
  SELECT pg_temp.id_at(at - interval '1 minute'), at - interval '1 minute', client_id, contact_id, 'client', 'sign-in', 'signin.failed', '{"reason":"password","ip":"203.0.113.9"}' FROM v WHERE n % 20 = 0;

-- Four lists of documents that each client was asked for, one of them open, with a file for the first thing in each.
INSERT INTO document_request (id, client_id, title, due_on, state, asked_by, created_at, ended_at)
  SELECT uuidv7(), c.id, 'Year-end ' || m, current_date + 5, (CASE m WHEN 1 THEN 'open' ELSE 'done' END)::request_state, e.person_id,
         now() - interval '20 days', CASE m WHEN 1 THEN NULL ELSE now() END
  FROM c, generate_series(1, 4) m, e WHERE e.n = 5;
INSERT INTO request_item (id, request_id, client_id, position, title, state)
  SELECT uuidv7(), r.id, r.client_id, p, 'Bank statement ' || p,
         (CASE WHEN r.state = 'done' THEN 'accepted' WHEN p = 1 THEN 'sent' ELSE 'asked' END)::request_item_state
  FROM document_request r, generate_series(1, 6) p;
INSERT INTO document (id, client_id, item_id, title, filename, year, state, media_type, size_bytes, pages, storage_key, wrapped_key, key_id, uploaded_by)
  SELECT uuidv7(), i.client_id, i.id, 'Statement', 'statement.pdf', 2026, 'ready', 'application/pdf', 180000, 2, 'bench/sent/' || i.id, '\x00', 'k1', k.person_id
  FROM request_item i JOIN k ON k.client_id = i.client_id AND k.m = 1 WHERE i.position = 1;

-- What waits for the firm: some 350 signals, two thirds of them open, each with the events behind it.
INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, episode_at, severity, raised_at, evidence, facts, state)
  SELECT uuidv7(), v.client_id, 'status_recheck', 'invoice', s.id, v.at, 'medium', v.at,
         ARRAY(SELECT a.id FROM activity_event a WHERE a.visit_id = v.id ORDER BY a.at LIMIT 3),
         '{"visits":3,"windowDays":7,"unpaidSince":"2026-01-12","amountMinor":24500,"currency":"USD"}',
         (CASE WHEN v.n % 3 = 0 THEN 'settled' ELSE 'open' END)::signal_state
  FROM v JOIN subject s ON s.client_n = v.client_n AND s.kind = 'invoice' AND s.n = 1 + v.n % s.many WHERE v.n > 55000 AND v.n % 14 = 0;
INSERT INTO signal_due (client_id, due_at) SELECT id, now() + interval '1 day' FROM c;
INSERT INTO mail (id, key, client_id, recipient, subject, html, text, sent_at)
  SELECT uuidv7(), 'bench:' || n, client_id, 'contact@client.test', 'Invoice ' || n, repeat('<p>Your invoice</p>', 60), repeat('Your invoice ', 40), made_at FROM i;

SET session_replication_role = origin;
