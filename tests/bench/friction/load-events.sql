-- One part of a long log: visits of eight acts each, spread over two years and over every contact that there is, past
-- triggers and row-level security. $1: how many visits; $2 and $3: between which instants.
WITH people AS (
  SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, client_id, person_id FROM contact
), things AS (
  SELECT client_id, (array_agg(pg_temp.public_id('in', id)))[1:20] AS invoices FROM invoice WHERE state <> 'draft' GROUP BY client_id
), papers AS (
  SELECT client_id, (array_agg(pg_temp.public_id('do', id)))[1:20] AS documents FROM document WHERE client_id IS NOT NULL GROUP BY client_id
), begun AS (
  SELECT v AS n, $2::timestamptz + (v::float8 / $1::bigint) * ($3::timestamptz - $2::timestamptz) AS at
  FROM generate_series(0, $1::bigint - 1) v
), visits AS MATERIALIZED (
  SELECT b.n, b.at, pg_temp.id_at(b.at) AS id, p.id AS contact_id, p.client_id, p.person_id, t.invoices, d.documents
  FROM begun b
  JOIN people p ON p.n = (b.n * 7919) % (SELECT count(*) FROM people)
  LEFT JOIN things t ON t.client_id = p.client_id
  LEFT JOIN papers d ON d.client_id = p.client_id
), kept AS (
  INSERT INTO visit (id, client_id, contact_id, started_at, last_at)
  SELECT id, client_id, contact_id, at, at + interval '6 minutes' FROM visits
)
INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind, subject_id, data)
SELECT pg_temp.id_at(v.at + a.m * interval '45 seconds'), v.at + a.m * interval '45 seconds', v.client_id, v.contact_id,
       'client', 'contact', v.person_id, v.id, a.type, a.kind, a.subject, a.data::jsonb
FROM visits v, LATERAL (VALUES
  (0, 'signin.succeeded', NULL, NULL, '{"method":"password"}'),
  (1, 'page.viewed', 'page', '/', '{"path":"/","dwellMs":21000}'),
  (2, 'page.viewed', 'page', '/invoices', '{"path":"/invoices","dwellMs":33000}'),
  (3, 'invoice.viewed', 'invoice', v.invoices[1 + v.n % cardinality(v.invoices)], '{}'),
  (4, 'invoice.downloaded', 'invoice', v.invoices[1 + v.n % cardinality(v.invoices)], '{}'),
  (5, 'page.viewed', 'page', '/documents', '{"path":"/documents","dwellMs":12000}'),
  (6, 'document.opened', 'document', v.documents[1 + v.n % cardinality(v.documents)], '{}'),
  (7, 'search.performed', NULL, NULL, '{"query":"payroll","results":4}')) a(m, type, kind, subject, data)
WHERE a.kind IS NULL OR a.subject IS NOT NULL
