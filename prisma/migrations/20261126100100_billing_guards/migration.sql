-- Who may see and write what billing keeps: as in "guards" and "roles_by_actor", with one more machine, `books`, which moves a
-- client's money from one of their bills to another for whoever may ask for it, and `link`, which is whoever has the link of a
-- mail: it sees that one invoice.

-- The invoice that the link of a mail shows. Whether it has run out, the verb decides by its own clock.
-- A link ends with the right of the contact whom it was sent to.
CREATE FUNCTION app.linked_invoice() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT k.invoice_id FROM public.pay_link k JOIN public.contact c ON c.id = k.contact_id
  WHERE k.token_hash = app.subject() AND k.ended_at IS NULL AND c.ended_at IS NULL AND c.may_billing
$$;
CREATE FUNCTION app.linked_client() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT k.client_id FROM public.pay_link k JOIN public.contact c ON c.id = k.contact_id
  WHERE k.token_hash = app.subject() AND k.ended_at IS NULL AND c.ended_at IS NULL AND c.may_billing
$$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO porchlight_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE ALL ON TABLE _prisma_migrations FROM porchlight_app; END IF;
END $$;
REVOKE UPDATE, DELETE ON activity_event, ledger_entry, stripe_event, document_grant, allocation, line_message FROM porchlight_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['allocation', 'refund', 'dispute', 'checkout_line', 'pay_link', 'stripe_mark', 'agreement',
                           'agreement_item', 'line_question', 'line_message', 'reminder'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- ── Money ───────────────────────────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['allocation', 'refund', 'dispute', 'checkout_line'] LOOP
    EXECUTE format($p$CREATE POLICY contact_reads ON %I FOR SELECT TO porchlight_contact
      USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')))$p$, t);
    EXECUTE format($p$CREATE POLICY employee ON %I FOR ALL TO porchlight_employee
      USING ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
    EXECUTE format($p$CREATE POLICY machines ON %I FOR ALL TO porchlight_machine
      USING ((SELECT app.kind() IN ('stripe', 'import', 'books')))$p$, t);
    EXECUTE format($p$CREATE POLICY job_reads ON %I FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
END $$;
CREATE POLICY contact_pays ON checkout_line FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));

CREATE POLICY stripe ON stripe_mark FOR ALL TO porchlight_machine USING ((SELECT app.kind() IN ('stripe', 'job')));

-- What `books` needs of what was there: invoices that are final, what can be taken off them, and the ledger.
CREATE POLICY books_reads ON invoice FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'books') AND state <> 'draft');
CREATE POLICY books_moves ON invoice FOR UPDATE TO porchlight_machine USING ((SELECT app.kind() = 'books') AND state <> 'draft');
CREATE POLICY books_reads ON payment FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'books'));
CREATE POLICY books ON credit_note FOR ALL TO porchlight_machine USING ((SELECT app.kind() IN ('books', 'stripe')));
CREATE POLICY books_reads ON client FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'books'));
CREATE POLICY employee_changes ON credit_note FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
ALTER POLICY machines_add ON activity_event
  WITH CHECK ((SELECT app.kind() IN ('stripe', 'sign-in', 'link', 'public', 'job', 'import', 'setup', 'books')));
ALTER POLICY anyone_adds ON mail
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'stripe', 'sign-in', 'job', 'books')));
-- A receipt has a number, whoever counts the money.
ALTER POLICY employee ON counter
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import', 'stripe', 'books')));

-- ── A link in a mail ────────────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY link_reads ON pay_link FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND token_hash = (SELECT app.subject()));
CREATE POLICY link_reads ON contact FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND id IN (SELECT k.contact_id FROM pay_link k WHERE k.token_hash = (SELECT app.subject())));
CREATE POLICY makes ON pay_link FOR INSERT TO porchlight_employee, porchlight_machine
  WITH CHECK ((SELECT app.kind() IN ('owner', 'job', 'stripe'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY ends ON pay_link FOR UPDATE TO porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() IN ('owner', 'job', 'stripe'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY sees ON pay_link FOR SELECT TO porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() IN ('owner', 'job', 'stripe'))
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));

CREATE POLICY link_reads ON invoice FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND id = (SELECT app.linked_invoice()) AND state <> 'draft');
-- To hold it while it is being paid; the trigger lets nothing be changed.
CREATE POLICY link_holds ON invoice FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND id = (SELECT app.linked_invoice()) AND state <> 'draft');
CREATE POLICY link_reads ON client FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND id = (SELECT app.linked_client()));
CREATE POLICY link_reads ON allocation FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND invoice_id = (SELECT app.linked_invoice()));
CREATE POLICY link_reads ON payment FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND client_id = (SELECT app.linked_client())
     AND id IN (SELECT a.payment_id FROM allocation a WHERE a.invoice_id = (SELECT app.linked_invoice())));
CREATE POLICY link_reads ON credit_note FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND invoice_id = (SELECT app.linked_invoice()));
CREATE POLICY link_reads ON ledger_entry FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND invoice_id = (SELECT app.linked_invoice()));
CREATE POLICY link_reads ON checkout_line FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND invoice_id = (SELECT app.linked_invoice()));
CREATE POLICY link_pays ON checkout_line FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'link') AND client_id = (SELECT app.linked_client()) AND invoice_id = (SELECT app.linked_invoice()));
CREATE POLICY link_pays ON checkout FOR ALL TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND client_id = (SELECT app.linked_client())
     AND id IN (SELECT l.checkout_id FROM checkout_line l WHERE l.invoice_id = (SELECT app.linked_invoice())))
  WITH CHECK ((SELECT app.kind() = 'link') AND client_id = (SELECT app.linked_client()));
-- Who to ask stands on every page, on that one too.
CREATE POLICY link_reads ON assignment FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND client_id = (SELECT app.linked_client()));
CREATE POLICY link_reads ON employee FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'link'));
CREATE POLICY link_reads ON person FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link') AND EXISTS (SELECT 1 FROM employee e WHERE e.person_id = person.id));

-- ── Agreements ──────────────────────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreement', 'agreement_item'] LOOP
    EXECUTE format($p$CREATE POLICY contact_reads ON %I FOR SELECT TO porchlight_contact
      USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')))$p$, t);
    EXECUTE format($p$CREATE POLICY employee ON %I FOR ALL TO porchlight_employee
      USING ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
    EXECUTE format($p$CREATE POLICY job ON %I FOR ALL TO porchlight_machine USING ((SELECT app.kind() IN ('job', 'import')))$p$, t);
  END LOOP;
END $$;
-- An agreement raises its drafts by itself; what is final the job still does not touch.
CREATE POLICY job_raises ON invoice FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job') AND state = 'draft');
CREATE POLICY job_raises ON invoice_line FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job')
     AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id AND i.state = 'draft' AND i.client_id = invoice_line.client_id));
ALTER TABLE agreement ADD CONSTRAINT ends_after_it_starts CHECK (ends_on IS NULL OR ends_on >= starts_on),
  ADD CONSTRAINT due_days_within_limits CHECK (due_days BETWEEN 0 AND 365);
ALTER TABLE agreement_item ADD CONSTRAINT price_within_limits CHECK (unit_minor BETWEEN -1000000000000 AND 1000000000000);

-- ── Questions and reminders ─────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY contact ON line_question FOR ALL TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')))
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing'))
     AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id));
CREATE POLICY employee ON line_question FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job_reads ON line_question FOR SELECT TO porchlight_machine USING ((SELECT app.kind() IN ('job', 'stripe')));
CREATE POLICY contact_reads ON line_message FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY contact_writes ON line_message FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing'))
     AND from_client AND author_id = (SELECT app.person_id())
     AND EXISTS (SELECT 1 FROM line_question q WHERE q.id = question_id));
CREATE POLICY employee ON line_message FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
  WITH CHECK (((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
     AND NOT from_client AND author_id = (SELECT app.person_id()));
CREATE POLICY job_reads ON line_message FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));

CREATE POLICY contact_reads ON reminder FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('billing')));
CREATE POLICY employee_reads ON reminder FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job ON reminder FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE allocation
  ADD CONSTRAINT of_one_thing CHECK (num_nonnulls(payment_id, credit_note_id) = 1),
  ADD CONSTRAINT takes_back_what_was_given CHECK (amount_minor <> 0 AND (amount_minor < 0 OR refund_id IS NULL)),
  ADD CONSTRAINT amount_within_limits CHECK (amount_minor BETWEEN -1000000000000 AND 1000000000000);
ALTER TABLE refund ADD CONSTRAINT amount_positive CHECK (amount_minor > 0 AND amount_minor <= 1000000000000);
ALTER TABLE dispute ADD CONSTRAINT amount_positive CHECK (amount_minor > 0 AND amount_minor <= 1000000000000);
ALTER TABLE checkout_line ADD CONSTRAINT amount_positive CHECK (amount_minor > 0 AND amount_minor <= 1000000000000);
-- Not held to the payment's amount: a bank may take all of a debit back of which a part was refunded before.
ALTER TABLE payment ADD CONSTRAINT gone_back_is_no_debt CHECK (refunded_minor >= 0);
ALTER TABLE stripe_mark ADD CONSTRAINT one_mark CHECK (id = 1);
ALTER TABLE line_message ADD CONSTRAINT says_something CHECK (length(body) BETWEEN 1 AND 4000);

-- As before, and whoever has a link changes no more than a contact does.
CREATE OR REPLACE FUNCTION app.invoice_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := to_jsonb(OLD);
  after  jsonb := to_jsonb(NEW);
BEGIN
  IF app.kind() IN ('contact', 'link') AND (before - 'seen_at' - 'seen_by') <> (after - 'seen_at' - 'seen_by') THEN
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

-- Ledger entries, allocations and messages of a client are that client's alone, whoever writes them.
CREATE FUNCTION app.same_client() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owner uuid;
BEGIN
  SELECT client_id INTO owner FROM public.invoice WHERE id = NEW.invoice_id;
  IF owner IS DISTINCT FROM NEW.client_id THEN
    RAISE EXCEPTION 'an invoice of another client' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER same_client BEFORE INSERT ON allocation FOR EACH ROW EXECUTE FUNCTION app.same_client();
CREATE TRIGGER same_client BEFORE INSERT ON checkout_line FOR EACH ROW EXECUTE FUNCTION app.same_client();
CREATE TRIGGER same_client BEFORE INSERT ON line_question FOR EACH ROW EXECUTE FUNCTION app.same_client();
