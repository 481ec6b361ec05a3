-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('open', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "request_item_state" AS ENUM ('asked', 'sent', 'accepted', 'sent_back', 'not_needed');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "item_id" UUID,
ADD COLUMN     "sent_back_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "document_request" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "due_on" DATE,
    "state" "request_state" NOT NULL DEFAULT 'open',
    "asked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_item" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "hint" TEXT,
    "optional" BOOLEAN NOT NULL DEFAULT false,
    "state" "request_item_state" NOT NULL DEFAULT 'asked',
    "reason" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_template" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "due_days" INTEGER,
    "items" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_reminder" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "document_request_client_id_state_created_at_idx" ON "document_request"("client_id", "state", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "request_item_request_id_position_key" ON "request_item"("request_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "request_reminder_request_id_days_key" ON "request_reminder"("request_id", "days");

-- CreateIndex
CREATE INDEX "document_item_id_idx" ON "document"("item_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "request_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_request" ADD CONSTRAINT "document_request_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_item" ADD CONSTRAINT "request_item_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "document_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_reminder" ADD CONSTRAINT "request_reminder_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "document_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who may see and write it: a request and what was sent for it are its client's, for those there who may see documents, and
-- for the firm's people who look after them. A template is the firm's own.

GRANT SELECT, INSERT, UPDATE, DELETE ON document_request, request_item, request_template, request_reminder TO porchlight_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['document_request', 'request_item', 'request_template', 'request_reminder'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['document_request', 'request_item', 'request_reminder'] LOOP
    EXECUTE format($p$CREATE POLICY contact_reads ON %I FOR SELECT TO porchlight_contact
      USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents')))$p$, t);
    EXECUTE format($p$CREATE POLICY job_reads ON %I FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['document_request', 'request_item'] LOOP
    EXECUTE format($p$CREATE POLICY employee ON %I FOR ALL TO porchlight_employee
      USING ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
  END LOOP;
END $$;
CREATE POLICY employee_reads ON request_reminder FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee ON request_template FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));

-- Whoever sends, reminds or finishes a file holds the request while it is done, and changes nothing of it.
CREATE POLICY contact_holds ON document_request FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents')))
  WITH CHECK (false);
CREATE POLICY job_holds ON document_request FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job')) WITH CHECK (false);
-- An item is sent, and taken back again; a file that can't be read was not sent.
CREATE POLICY contact_sends ON request_item FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND state IN ('asked', 'sent', 'sent_back'))
  WITH CHECK (state IN ('asked', 'sent', 'sent_back'));
CREATE POLICY job_finishes ON request_item FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state = 'sent') WITH CHECK (state IN ('asked', 'sent_back'));
CREATE POLICY job_reminds ON request_reminder FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));

-- A file that a client sends is theirs from the first byte, and stays between them and the firm.
CREATE POLICY contact_reads_sent ON document FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND item_id IS NOT NULL);
CREATE POLICY contact_sends ON document FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND item_id IS NOT NULL AND state = 'staging' AND uploaded_by = (SELECT app.person_id()));
CREATE POLICY contact_takes_back ON document FOR DELETE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND item_id IS NOT NULL AND sent_back_at IS NULL
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.id = item_id AND i.state IN ('asked', 'sent', 'sent_back')));

ALTER TABLE document
  ADD CONSTRAINT sent_stays_with_its_client CHECK (item_id IS NULL OR (client_id IS NOT NULL AND state NOT IN ('published', 'withdrawn'))),
  ADD CONSTRAINT only_what_was_sent_goes_back CHECK (sent_back_at IS NULL OR item_id IS NOT NULL);
ALTER TABLE document_request ADD CONSTRAINT has_a_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT open_has_no_end CHECK ((state = 'open') = (ended_at IS NULL));
ALTER TABLE request_item ADD CONSTRAINT has_a_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT sent_back_says_why CHECK (state <> 'sent_back' OR length(reason) BETWEEN 1 AND 1000);
ALTER TABLE request_template ADD CONSTRAINT has_a_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT due_days_within_limits CHECK (due_days BETWEEN 1 AND 365);

-- An item is of its request's client, and a file of its item's; neither is moved to another.
CREATE FUNCTION app.request_item_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.document_request r WHERE r.id = NEW.request_id AND r.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'an item of another client''s request' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND app.kind() IN ('contact', 'job')
     AND (to_jsonb(OLD) - '{state,changed_at}'::text[]) <> (to_jsonb(NEW) - '{state,changed_at}'::text[]) THEN
    RAISE EXCEPTION 'what is asked for is the firm''s to say' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_item_guard BEFORE INSERT OR UPDATE ON request_item
  FOR EACH ROW EXECUTE FUNCTION app.request_item_guard();
CREATE FUNCTION app.document_of_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.item_id, OLD.client_id) IS DISTINCT FROM (NEW.item_id, NEW.client_id)
     AND (OLD.item_id IS NOT NULL OR NEW.item_id IS NOT NULL) THEN
    RAISE EXCEPTION 'what was sent stays with what it was sent for' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.item_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM public.request_item i WHERE i.id = NEW.item_id AND i.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'a file for another client''s item' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_of_item BEFORE INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION app.document_of_item();
CREATE FUNCTION app.request_reminder_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.document_request r WHERE r.id = NEW.request_id AND r.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'a reminder of another client''s request' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_reminder_guard BEFORE INSERT ON request_reminder
  FOR EACH ROW EXECUTE FUNCTION app.request_reminder_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What the firm brought waits to be published; what a client sent does not.
DROP INDEX document_incoming;
CREATE INDEX document_incoming ON document (created_at DESC, id DESC) WHERE state IN ('staging', 'ready', 'refused') AND item_id IS NULL;
-- What is open is looked through for what is due, on every morning's page and by the reminders.
CREATE INDEX document_request_open ON document_request (due_on, id) WHERE state = 'open';

-- A request is called by its title.
CREATE OR REPLACE FUNCTION app.subject_label(kind text, public_id text, OUT label text, OUT lang text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  row_id uuid := app.uuid_of(public_id);
BEGIN
  -- A page about one thing is called as the thing is.
  IF kind = 'page' AND public_id ~ '^/(invoices|documents|requests)/[a-z]+_' THEN
    kind := CASE split_part(public_id, '/', 2) WHEN 'invoices' THEN 'invoice' WHEN 'documents' THEN 'document' ELSE 'request' END;
    row_id := app.uuid_of(split_part(public_id, '/', 3));
  END IF;
  IF row_id IS NULL THEN RETURN; END IF;
  CASE kind
    WHEN 'invoice' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang FROM public.invoice i WHERE i.id = row_id;
    WHEN 'document' THEN SELECT d.title, NULL INTO label, lang FROM public.document d WHERE d.id = row_id;
    WHEN 'request' THEN SELECT r.title, NULL INTO label, lang FROM public.document_request r WHERE r.id = row_id;
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
