-- A reminder stops at once when its bill is paid or asked about: while it is written the job holds the bill, as whoever pays or
-- asks does. It changes nothing of it.
CREATE POLICY job_holds ON invoice FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state <> 'draft')
  WITH CHECK (false);
-- Staff may remind by hand.
CREATE POLICY employee_sends ON reminder FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));

-- A question is about a line of its own invoice, and what is said in it is said to that client.
CREATE FUNCTION app.line_of_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.line_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM public.invoice_line l WHERE l.id = NEW.line_id AND l.invoice_id = NEW.invoice_id) THEN
    RAISE EXCEPTION 'a line of another invoice' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER line_of_invoice BEFORE INSERT ON line_question FOR EACH ROW EXECUTE FUNCTION app.line_of_invoice();
CREATE FUNCTION app.message_of_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.line_question q WHERE q.id = NEW.question_id AND q.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'a message of another client' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_of_client BEFORE INSERT ON line_message FOR EACH ROW EXECUTE FUNCTION app.message_of_client();
CREATE TRIGGER same_client BEFORE INSERT ON reminder FOR EACH ROW EXECUTE FUNCTION app.same_client();

-- What stays unsettled is looked for on every page of invoices: a small part of all questions.
CREATE INDEX line_question_unsettled ON line_question (invoice_id) WHERE state <> 'settled';

-- A question is called by its invoice.
CREATE OR REPLACE FUNCTION app.subject_label(kind text, public_id text, OUT label text, OUT lang text) LANGUAGE plpgsql STABLE AS $$
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
    WHEN 'conversation' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang
      FROM public.line_question q JOIN public.invoice i ON i.id = q.invoice_id WHERE q.id = row_id;
    ELSE NULL;
  END CASE;
END $$;
