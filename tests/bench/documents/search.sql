-- A hundred thousand documents of three hundred clients, with 80 words each of a vocabulary in which some are everywhere and
-- most are rare. Triggers and foreign keys rest meanwhile. `vocabulary(n, number)` is there already, the commonest first.
SET session_replication_role = replica;
SELECT setseed(0.42);

CREATE TEMP TABLE c AS SELECT n, uuidv7() AS id FROM generate_series(1, 300) n;
UPDATE c SET id = b.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM client) b WHERE b.n = c.n;
INSERT INTO client (id, name, currency, country, since)
  SELECT id, (ARRAY['Cedar','Harbor','Juniper','Copper','Northgate'])[1 + n % 5] || ' ' || (ARRAY['Bakery','Dental','Roofing','Books'])[1 + n / 5 % 4] || ' ' || n,
         'USD', 'US', current_date FROM c ON CONFLICT DO NOTHING;
-- The first manager looks after every third client.
INSERT INTO assignment (id, client_id, employee_id, part, started_at)
  SELECT uuidv7(), c.id, (SELECT id FROM employee WHERE role = 'manager' ORDER BY id LIMIT 1), 'manager', now()
  FROM c WHERE n % 3 = 0 AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.client_id = c.id);

CREATE TEMP TABLE d AS
  SELECT n, uuidv7((n - 100000) * interval '16 minutes') AS id, now() + (n - 100000) * interval '16 minutes' AS at,
         1 + floor(300 * power(random(), 1.2))::int AS c_n FROM generate_series(1, 100000) n;
INSERT INTO document (id, client_id, title, filename, category, year, state, audience, media_type, size_bytes, pages, storage_key, wrapped_key, key_id,
                      created_at, published_at)
  SELECT d.id, c.id,
         (ARRAY['Payroll summary','Engagement letter','Bank statement','Sales tax return','Depreciation schedule'])[1 + d.n % 5] || to_char(at, ', FMMonth YYYY'),
         'scan-' || d.n || '.pdf', 'other', extract(year FROM at)::int, 'published',
         (ARRAY['documents_right','documents_right','all'])[1 + d.n % 3]::document_audience, 'application/pdf', 180000, 3, 'bench/' || d.n, '\x00', 'k1', at, at
  FROM d JOIN c ON c.n = d.c_n;
INSERT INTO document_index (document_id, key_id) SELECT id, 'k1' FROM d;
INSERT INTO document_word (word, document_id, client_id)
  SELECT DISTINCT v.number, w.id, w.client_id
  FROM (SELECT d.id, c.id AS client_id, 1 + floor(20000 * power(random(), 3))::int AS n FROM d JOIN c ON c.n = d.c_n, generate_series(1, 80)) w JOIN vocabulary v USING (n)
  ORDER BY 1, 2;

SET session_replication_role = origin;
