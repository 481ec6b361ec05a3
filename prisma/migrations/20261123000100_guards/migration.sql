-- What Prisma's schema cannot say: who the application's role is, which rows each kind of actor may see and write
-- (row-level security, ENABLE and FORCE on every table), what may never change, and the trigram indexes of the search.
--
-- The group role porchlight_app is made by the migrating script; the login role of DATABASE_URL is a member of it.
-- Every transaction of the application says who acts, for that transaction alone: set_config('app.actor_kind', ..., true).
-- No setting, no rows: the default of every policy is no.
--
-- A policy asks (SELECT app.kind() = 'owner'), the comparison inside: either way it is asked once a statement, but of a
-- comparison outside the planner guesses that one row in two hundred passes, and reads whole tables where a list is short.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA app;

CREATE FUNCTION app.kind() RETURNS text LANGUAGE sql STABLE
  RETURN current_setting('app.actor_kind', true);
CREATE FUNCTION app.person_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.person_id', true), '')::uuid;
CREATE FUNCTION app.employee_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.employee_id', true), '')::uuid;
CREATE FUNCTION app.client_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.client_id', true), '')::uuid;
CREATE FUNCTION app.contact_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.contact_id', true), '')::uuid;
CREATE FUNCTION app.session_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.session_id', true), '')::uuid;
-- What a machine actor was called for: the address of a sign-in, the hash of a link.
CREATE FUNCTION app.subject() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.subject', true), '');
CREATE FUNCTION app.has_right(name text) RETURNS boolean LANGUAGE sql STABLE
  RETURN name = ANY (string_to_array(coalesce(current_setting('app.rights', true), ''), ','));

-- The clients that an employee is assigned to. Evaluated once a statement.
CREATE FUNCTION app.assigned_clients() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT a.client_id FROM public.assignment a WHERE a.employee_id = app.employee_id() AND a.ended_at IS NULL
$$;

-- The clients at which whoever acts is a contact, and as which contact; the people whom they know of. As functions, since
-- what a policy says in full is planned anew in every statement that reads its table.
CREATE FUNCTION app.own_clients() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT c.client_id FROM public.contact c WHERE c.person_id = app.person_id() AND c.ended_at IS NULL
$$;
CREATE FUNCTION app.own_contacts() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM public.contact c WHERE c.person_id = app.person_id()
$$;
CREATE FUNCTION app.known_people() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT e.person_id FROM public.employee e UNION ALL SELECT c.person_id FROM public.contact c
$$;
CREATE FUNCTION app.signing_in_clients() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT c.client_id FROM public.contact c
$$;

-- Whoever is signing in: known by now, or read from the session that the cookie names.
CREATE FUNCTION app.signing_in() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(app.person_id(), (SELECT s.person_id FROM public.session s WHERE s.id = app.session_id()))
$$;

-- A policy cannot ask its own table; a function can.
CREATE FUNCTION app.has_people(client uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM public.assignment a WHERE a.client_id = client)
$$;
CREATE FUNCTION app.has_employees() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM public.employee)
$$;

-- Who sent the link that somebody has opened.
CREATE FUNCTION app.inviter() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT t.invited_by FROM public.access_token t WHERE t.token_hash = app.subject()
$$;

GRANT USAGE ON SCHEMA public, app TO porchlight_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO porchlight_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO porchlight_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE ALL ON TABLE _prisma_migrations FROM porchlight_app; END IF;
END $$;
-- Append-only for every role of the application.
REVOKE UPDATE, DELETE ON activity_event, ledger_entry, stripe_event, document_grant FROM porchlight_app;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- ── The firm ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY anyone_reads ON firm FOR SELECT USING ((SELECT app.kind() IS NOT NULL));
CREATE POLICY owner_changes ON firm FOR UPDATE USING ((SELECT app.kind() = 'owner'));
-- The first firm, and only the first.
CREATE POLICY setup_adds ON firm FOR INSERT WITH CHECK ((SELECT app.kind() = 'setup'));

CREATE POLICY anyone_reads ON holiday FOR SELECT USING ((SELECT app.kind() IS NOT NULL));
CREATE POLICY owner_writes ON holiday FOR ALL USING ((SELECT app.kind() = 'owner'));

-- ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY signed_in_reads ON employee FOR SELECT
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'job', 'import', 'stripe', 'setup'))
      OR ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.signing_in())));
CREATE POLICY owner_writes ON employee FOR ALL USING ((SELECT app.kind() = 'owner'));
-- The first owner, and only the first.
CREATE POLICY setup_adds ON employee FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'setup') AND role = 'owner' AND NOT (SELECT app.has_employees()));

-- A receipt that Stripe's webhook brings about names the account manager.
CREATE POLICY employee_reads ON assignment FOR SELECT
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'job', 'import', 'stripe')));
CREATE POLICY contact_reads ON assignment FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()));
CREATE POLICY owner_writes ON assignment FOR ALL USING ((SELECT app.kind() = 'owner'));
-- A manager assigns for the clients that they see; whoever made a client gives it its first people.
CREATE POLICY employee_adds ON assignment FOR INSERT
  WITH CHECK (((SELECT app.kind() = 'manager') AND client_id IN (SELECT app.assigned_clients()))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND NOT app.has_people(client_id)));
CREATE POLICY manager_changes ON assignment FOR UPDATE
  USING ((SELECT app.kind() = 'manager') AND client_id IN (SELECT app.assigned_clients()));
CREATE POLICY import_adds ON assignment FOR INSERT WITH CHECK ((SELECT app.kind() = 'import'));

CREATE POLICY contact_reads ON contact FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND (client_id = (SELECT app.client_id()) OR person_id = (SELECT app.person_id())));
CREATE POLICY employee_reads ON contact FOR SELECT
  USING ((SELECT app.kind() IN ('owner', 'job', 'import', 'stripe'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_adds ON contact FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_changes ON contact FOR UPDATE
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY sign_in_reads ON contact FOR SELECT
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.signing_in()));
-- Accepting an invitation says when the person came.
CREATE POLICY sign_in_joins ON contact FOR UPDATE
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));

CREATE POLICY self ON person FOR SELECT USING (id = (SELECT app.person_id()));
CREATE POLICY self_changes ON person FOR UPDATE USING (id = (SELECT app.person_id()));
CREATE POLICY colleagues ON person FOR SELECT
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND id IN (SELECT app.known_people()));
CREATE POLICY machines_read ON person FOR SELECT USING ((SELECT app.kind() IN ('job', 'import', 'stripe', 'setup')));
CREATE POLICY sign_in_finds ON person FOR SELECT
  USING ((SELECT app.kind() = 'sign-in')
     AND (email = (SELECT app.subject()) OR id IN ((SELECT app.signing_in()), (SELECT app.inviter()))));
CREATE POLICY employee_adds ON person FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'setup')));
-- A contact's name may be mended by those who look after the client; an employee's by the owner alone.
CREATE POLICY employee_changes ON person FOR UPDATE
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND id IN (SELECT c.person_id FROM contact c)
          AND id NOT IN (SELECT e.person_id FROM employee e)));

CREATE POLICY contact_reads ON client FOR SELECT
  USING ((SELECT app.kind() = 'contact')
     AND (id = (SELECT app.client_id())
       OR id IN (SELECT app.own_clients())));
CREATE POLICY sign_in_reads ON client FOR SELECT
  USING ((SELECT app.kind() = 'sign-in') AND id IN (SELECT app.signing_in_clients()));
CREATE POLICY employee_reads ON client FOR SELECT
  USING ((SELECT app.kind() IN ('owner', 'job', 'import', 'stripe'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_adds ON client FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import')));
CREATE POLICY employee_changes ON client FOR UPDATE
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND id IN (SELECT app.assigned_clients())));

CREATE POLICY own_reads ON session FOR SELECT
  USING (person_id = (SELECT app.person_id()) OR ((SELECT app.kind() = 'sign-in') AND id = (SELECT app.session_id())));
CREATE POLICY own_changes ON session FOR UPDATE
  USING (person_id = (SELECT app.person_id()) OR ((SELECT app.kind() = 'sign-in') AND id = (SELECT app.session_id())));
CREATE POLICY sign_in_adds ON session FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));

CREATE POLICY sign_in_reads ON access_token FOR SELECT
  USING ((SELECT app.kind() = 'sign-in') AND (token_hash = (SELECT app.subject()) OR person_id = (SELECT app.person_id())));
CREATE POLICY sign_in_uses ON access_token FOR UPDATE
  USING ((SELECT app.kind() = 'sign-in') AND (token_hash = (SELECT app.subject()) OR person_id = (SELECT app.person_id())));
CREATE POLICY sign_in_adds ON access_token FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()) AND purpose = 'password_reset');
CREATE POLICY employee_invites ON access_token FOR ALL
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND purpose = 'invitation' AND person_id IN (SELECT p.id FROM person p));
CREATE POLICY setup_invites ON access_token FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'setup') AND purpose = 'invitation');

CREATE POLICY anyone ON rate_window FOR ALL USING ((SELECT app.kind() IS NOT NULL));

-- ── Invoices ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY employee ON counter FOR ALL
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import')));

CREATE POLICY contact_reads ON invoice FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND state <> 'draft' AND (SELECT app.has_right('billing')));
-- "Seen" alone: the trigger invoice_guard refuses every other column.
CREATE POLICY contact_sees ON invoice FOR UPDATE
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND state <> 'draft' AND (SELECT app.has_right('billing')));
CREATE POLICY employee ON invoice FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY stripe_reads ON invoice FOR SELECT USING ((SELECT app.kind() = 'stripe') AND state <> 'draft');
CREATE POLICY stripe_settles ON invoice FOR UPDATE USING ((SELECT app.kind() = 'stripe') AND state <> 'draft');
CREATE POLICY job_reads ON invoice FOR SELECT USING ((SELECT app.kind() = 'job'));
CREATE POLICY import ON invoice FOR ALL USING ((SELECT app.kind() = 'import'));

-- A line, and the kept PDF, is seen by whoever sees its invoice.
CREATE POLICY as_invoice ON invoice_line FOR SELECT
  USING (EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id));
CREATE POLICY employee_writes ON invoice_line FOR ALL
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import'))
     AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id AND i.client_id = invoice_line.client_id));

CREATE POLICY as_invoice ON invoice_pdf FOR SELECT
  USING (EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id));
CREATE POLICY job_keeps ON invoice_pdf FOR INSERT WITH CHECK ((SELECT app.kind() = 'job'));

CREATE POLICY contact_reads ON credit_note FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee_reads ON credit_note FOR SELECT
  USING ((SELECT app.kind() IN ('owner', 'job'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_adds ON credit_note FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY import ON credit_note FOR ALL USING ((SELECT app.kind() = 'import'));

CREATE POLICY as_note ON credit_note_line FOR SELECT
  USING (EXISTS (SELECT 1 FROM credit_note n WHERE n.id = credit_note_id));
CREATE POLICY employee_adds ON credit_note_line FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import'))
     AND EXISTS (SELECT 1 FROM credit_note n WHERE n.id = credit_note_id AND n.client_id = credit_note_line.client_id));

-- ── Payments ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY contact_reads ON payment FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee ON payment FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY machines ON payment FOR ALL USING ((SELECT app.kind() IN ('stripe', 'import')));
CREATE POLICY job_reads ON payment FOR SELECT USING ((SELECT app.kind() = 'job'));

CREATE POLICY contact_pays ON checkout FOR ALL
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee ON checkout FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY stripe ON checkout FOR ALL USING ((SELECT app.kind() = 'stripe'));
CREATE POLICY job_reads ON checkout FOR SELECT USING ((SELECT app.kind() = 'job'));

CREATE POLICY stripe ON stripe_event FOR ALL USING ((SELECT app.kind() = 'stripe'));
CREATE POLICY owner_reads ON stripe_event FOR SELECT USING ((SELECT app.kind() IN ('owner', 'job')));

CREATE POLICY contact_reads ON ledger_entry FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee ON ledger_entry FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY machines ON ledger_entry FOR ALL USING ((SELECT app.kind() IN ('stripe', 'import')));
CREATE POLICY job_reads ON ledger_entry FOR SELECT USING ((SELECT app.kind() = 'job'));

CREATE POLICY contact_reads ON client_balance FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee ON client_balance FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY machines ON client_balance FOR ALL USING ((SELECT app.kind() IN ('stripe', 'import')));
CREATE POLICY job_reads ON client_balance FOR SELECT USING ((SELECT app.kind() = 'job'));

-- ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY contact_reads ON document_reader FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()));
CREATE POLICY employee ON document_reader FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job_reads ON document_reader FOR SELECT USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_names ON document_reader FOR INSERT WITH CHECK ((SELECT app.kind() = 'job'));

CREATE POLICY contact_reads ON document FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND state = 'published'
     AND (audience = 'all'
       OR (audience = 'documents_right' AND (SELECT app.has_right('documents')))
       OR (audience = 'named' AND EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = document.id AND r.contact_id = (SELECT app.contact_id())))));
-- What is not matched to a client yet belongs to whoever brought it.
CREATE POLICY employee ON document FOR ALL
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager'))
          AND (client_id IN (SELECT app.assigned_clients()) OR (client_id IS NULL AND uploaded_by = (SELECT app.person_id())))));
CREATE POLICY job_reads ON document FOR SELECT USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_finishes ON document FOR UPDATE
  USING ((SELECT app.kind() = 'job') AND state = 'staging')
  WITH CHECK ((SELECT app.kind() = 'job') AND state IN ('staging', 'ready', 'refused'));

-- A grant is its person's and its session's; whoever may see the document sees who opened it.
CREATE POLICY contact_reads ON document_grant FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY employee_reads ON document_grant FOR SELECT
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY person_opens ON document_grant FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id())
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id AND d.client_id IS NOT DISTINCT FROM document_grant.client_id));

-- ── Activity ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY own ON visit FOR ALL
  USING ((SELECT app.kind() IN ('contact', 'sign-in'))
     AND contact_id IN (SELECT app.own_contacts()));
CREATE POLICY employee_reads ON visit FOR SELECT
  USING ((SELECT app.kind() IN ('owner', 'job'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));

CREATE POLICY contact_reads ON activity_event FOR SELECT
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND type NOT LIKE 'signal.%');
CREATE POLICY employee_reads ON activity_event FOR SELECT
  USING ((SELECT app.kind() IN ('owner', 'job'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY contact_adds ON activity_event FOR INSERT
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND actor_id = (SELECT app.person_id()));
CREATE POLICY employee_adds ON activity_event FOR INSERT
  WITH CHECK (((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND (client_id IS NULL OR client_id IN (SELECT app.assigned_clients()))))
     AND actor_id = (SELECT app.person_id()));
CREATE POLICY machines_add ON activity_event FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('stripe', 'sign-in', 'link', 'public', 'job', 'import', 'setup')));

-- ── Friction ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY employee_reads ON signal FOR SELECT
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_works ON signal FOR UPDATE
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job ON signal FOR ALL USING ((SELECT app.kind() = 'job'));
CREATE POLICY job ON signal_due FOR ALL USING ((SELECT app.kind() = 'job'));

-- ── Mail ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY anyone_adds ON mail FOR INSERT
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'stripe', 'sign-in', 'job')));
CREATE POLICY job ON mail FOR ALL USING ((SELECT app.kind() = 'job'));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE firm ADD CONSTRAINT one_firm CHECK (id = 1);
ALTER TABLE person ADD CONSTRAINT email_lower_case CHECK (email = lower(email));
ALTER TABLE invoice
  ADD CONSTRAINT final_has_number CHECK (state = 'draft' OR (number IS NOT NULL AND issued_on IS NOT NULL AND due_on IS NOT NULL)),
  ADD CONSTRAINT draft_has_none CHECK (state <> 'draft' OR number IS NULL),
  ADD CONSTRAINT total_within_limits CHECK (total_minor BETWEEN -1000000000000 AND 1000000000000),
  ADD CONSTRAINT paid_is_paid CHECK (state <> 'paid' OR paid_minor + credited_minor >= total_minor);
ALTER TABLE invoice_line ADD CONSTRAINT amount_within_limits CHECK (amount_minor BETWEEN -1000000000000 AND 1000000000000);
ALTER TABLE payment ADD CONSTRAINT amount_positive CHECK (amount_minor > 0 AND amount_minor <= 1000000000000);
ALTER TABLE checkout ADD CONSTRAINT amount_positive CHECK (amount_minor > 0 AND amount_minor <= 1000000000000);
ALTER TABLE credit_note
  ADD CONSTRAINT total_within_limits CHECK (total_minor BETWEEN 0 AND 1000000000000),
  ADD CONSTRAINT applied_within_total CHECK (applied_minor BETWEEN 0 AND total_minor);
ALTER TABLE document ADD CONSTRAINT published_has_client CHECK (state NOT IN ('published', 'withdrawn') OR client_id IS NOT NULL);
-- One payment that went well for one intent; tries that failed may be many.
CREATE UNIQUE INDEX payment_intent_once ON payment (stripe_intent_id) WHERE state IN ('processing', 'succeeded');
-- One episode, one signal; a rule about the client as a whole has no subject.
CREATE UNIQUE INDEX signal_episode ON signal (client_id, rule, subject_kind, subject_id, episode_at) NULLS NOT DISTINCT;
-- Errors of all clients are looked through for outages; they are few.
CREATE INDEX activity_error ON activity_event (at) WHERE type = 'error.shown';
-- What is not settled is summed up for the firm, and looked through for what is late: a small part of all invoices.
CREATE INDEX invoice_unsettled ON invoice (due_on, id) WHERE state IN ('draft', 'open', 'uncollectible');
-- What came in and is not published yet is a small part of all documents.
CREATE INDEX document_incoming ON document (created_at DESC, id DESC) WHERE state IN ('staging', 'ready', 'refused');
-- A client has one account manager at a time.
CREATE UNIQUE INDEX assignment_one_manager ON assignment (client_id) WHERE part = 'manager' AND ended_at IS NULL;
CREATE UNIQUE INDEX assignment_once ON assignment (client_id, employee_id, part) WHERE ended_at IS NULL;

-- A final invoice is immutable: its state and its kept sums move, nothing else does. A contact's look moves "seen" alone.
CREATE FUNCTION app.invoice_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := to_jsonb(OLD);
  after  jsonb := to_jsonb(NEW);
BEGIN
  IF app.kind() = 'contact' AND (before - 'seen_at' - 'seen_by') <> (after - 'seen_at' - 'seen_by') THEN
    RAISE EXCEPTION 'a contact changes nothing of an invoice but "seen"' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state <> 'draft'
     AND (before - '{state,paid_minor,credited_minor,sent_at,sent_by,paid_at,voided_at,void_reason,seen_at,seen_by}'::text[])
      <> (after  - '{state,paid_minor,credited_minor,sent_at,sent_by,paid_at,voided_at,void_reason,seen_at,seen_by}'::text[]) THEN
    RAISE EXCEPTION 'invoice % is final and does not change', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'draft' AND NEW.state = 'draft' THEN
    RAISE EXCEPTION 'invoice % is final and is no draft again', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_guard BEFORE UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION app.invoice_guard();

CREATE FUNCTION app.invoice_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'invoice % is final and is not deleted', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER invoice_keep BEFORE DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION app.invoice_keep();

-- Lines move only while their invoice is a draft.
CREATE FUNCTION app.invoice_line_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  invoice_state public.invoice_state;
BEGIN
  SELECT i.state INTO invoice_state FROM public.invoice i WHERE i.id = coalesce(NEW.invoice_id, OLD.invoice_id);
  IF invoice_state <> 'draft' THEN
    RAISE EXCEPTION 'the lines of a final invoice do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER invoice_line_guard BEFORE INSERT OR UPDATE OR DELETE ON invoice_line
  FOR EACH ROW EXECUTE FUNCTION app.invoice_line_guard();

-- What a client was given stays what it was: it can be taken back, and its key be wrapped anew. It never goes back to
-- being unpublished, and is not deleted.
CREATE FUNCTION app.document_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn')
     AND (to_jsonb(OLD) - '{state,withdrawn_at,wrapped_key,key_id}'::text[])
      <> (to_jsonb(NEW) - '{state,withdrawn_at,wrapped_key,key_id}'::text[]) THEN
    RAISE EXCEPTION 'document % was published and does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state::text, NEW.state::text) NOT IN
     (('staging', 'ready'), ('staging', 'refused'), ('ready', 'published'), ('published', 'withdrawn')) THEN
    RAISE EXCEPTION 'document % does not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_guard BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION app.document_guard();

CREATE FUNCTION app.document_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn') THEN
    RAISE EXCEPTION 'document % was published and is not deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER document_keep BEFORE DELETE ON document FOR EACH ROW EXECUTE FUNCTION app.document_keep();

-- A password is set by whoever proved to be the person, never by a colleague or the firm.
CREATE FUNCTION app.person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.password_hash IS DISTINCT FROM OLD.password_hash AND NEW.id IS DISTINCT FROM app.person_id() AND app.kind() IS NOT NULL THEN
    RAISE EXCEPTION 'a password is set by its person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_guard BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION app.person_guard();

-- ── What things are called ──────────────────────────────────────────────────────────────────────────────────────

-- The row's id in a public id (TypeID: a prefix, and the UUID in Crockford's base 32); null for anything else.
CREATE FUNCTION app.uuid_of(public_id text) RETURNS uuid LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  suffix text := right(public_id, 26);
  bits   text := '';
  hex    text := '';
BEGIN
  IF public_id !~ '^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$' THEN RETURN NULL; END IF;
  FOR i IN 1..26 LOOP
    bits := bits || (position(substr(suffix, i, 1) IN '0123456789abcdefghjkmnpqrstvwxyz') - 1)::bit(5)::text;
  END LOOP;
  FOR i IN 0..31 LOOP
    hex := hex || to_hex(substr(bits, 3 + i * 4, 4)::bit(4)::int);
  END LOOP;
  RETURN hex::uuid;
END $$;

-- What the subject of an event or a signal is called, as far as the asker may know.
CREATE FUNCTION app.subject_label(kind text, public_id text, OUT label text, OUT lang text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  row_id uuid := app.uuid_of(public_id);
BEGIN
  -- A page about one thing is called as the thing is.
  IF kind = 'page' AND public_id ~ '^/(invoices|documents)/[a-z]+_' THEN
    kind := CASE WHEN public_id LIKE '/invoices/%' THEN 'invoice' ELSE 'document' END;
    row_id := app.uuid_of(split_part(public_id, '/', 3));
  END IF;
  IF row_id IS NULL THEN RETURN; END IF;
  CASE kind
    WHEN 'invoice' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang FROM public.invoice i WHERE i.id = row_id;
    WHEN 'document' THEN SELECT d.title, NULL INTO label, lang FROM public.document d WHERE d.id = row_id;
    WHEN 'client' THEN SELECT c.name, c.name_lang INTO label, lang FROM public.client c WHERE c.id = row_id;
    WHEN 'contact' THEN SELECT p.name, p.name_lang INTO label, lang
      FROM public.contact k JOIN public.person p ON p.id = k.person_id WHERE k.id = row_id;
    WHEN 'employee' THEN SELECT p.name, p.name_lang INTO label, lang
      FROM public.employee e JOIN public.person p ON p.id = e.person_id WHERE e.id = row_id;
    WHEN 'credit_note' THEN SELECT n.number, NULL INTO label, lang FROM public.credit_note n WHERE n.id = row_id;
    ELSE NULL;
  END CASE;
END $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX client_name_trgm ON client USING gin (name gin_trgm_ops, latin_name gin_trgm_ops);
CREATE INDEX invoice_title_trgm ON invoice USING gin (title gin_trgm_ops, number gin_trgm_ops);
CREATE INDEX document_title_trgm ON document USING gin (title gin_trgm_ops, filename gin_trgm_ops);
