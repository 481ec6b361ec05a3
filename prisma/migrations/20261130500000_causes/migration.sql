-- Root causes: what staff say is behind the signals, who sees to it, what was done and since when, and how often it went
-- wrong before and after.

-- CreateEnum
CREATE TYPE "cause_state" AS ENUM ('proposed', 'open', 'fixed', 'closed', 'not_a_cause');

-- CreateTable
CREATE TABLE "cause" (
    "id" UUID NOT NULL,
    "state" "cause_state" NOT NULL DEFAULT 'proposed',
    "sentence" TEXT NOT NULL,
    "remedy" TEXT,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "owner_id" UUID,
    "due_on" DATE,
    "fixed_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" TEXT,
    "rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "narrowed_by" TEXT,
    "narrowed_to" TEXT,
    "signals" INTEGER NOT NULL DEFAULT 0,
    "clients" INTEGER NOT NULL DEFAULT 0,
    "complaints" INTEGER NOT NULL DEFAULT 0,
    "first_signal_at" TIMESTAMPTZ(3),
    "counted_through" DATE,

    CONSTRAINT "cause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal_cause" (
    "signal_id" UUID NOT NULL,
    "cause_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "given_by" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signal_cause_pkey" PRIMARY KEY ("signal_id")
);

-- CreateTable
CREATE TABLE "cause_count" (
    "cause_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tries" INTEGER NOT NULL,
    "struggles" INTEGER NOT NULL,

    CONSTRAINT "cause_count_pkey" PRIMARY KEY ("cause_id","day")
);

-- CreateIndex
CREATE INDEX "signal_cause_cause_id_client_id_idx" ON "signal_cause"("cause_id", "client_id");

-- CreateIndex
CREATE INDEX "signal_rule_raised_at_idx" ON "signal"("rule", "raised_at" DESC);

-- AddForeignKey
ALTER TABLE "cause" ADD CONSTRAINT "cause_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal_cause" ADD CONSTRAINT "signal_cause_signal_id_fkey" FOREIGN KEY ("signal_id") REFERENCES "signal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signal_cause" ADD CONSTRAINT "signal_cause_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "cause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cause_count" ADD CONSTRAINT "cause_count_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "cause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['cause', 'signal_cause', 'cause_count'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
  END LOOP;
END $$;
-- What was thought once stays: a cause that is none is said to be none.
REVOKE DELETE ON cause FROM porchlight_app;

-- The list is the whole firm's: whoever is asked about a cause knows of it. Its numbers are of all clients and name none.
CREATE POLICY employee_reads ON cause FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY employee_proposes ON cause FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND state = 'proposed' AND proposed_by = (SELECT app.person_id()));
CREATE POLICY employee_changes ON cause FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY job_reads ON cause FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_counts ON cause FOR UPDATE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

CREATE POLICY employee_reads ON cause_count FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY job ON cause_count FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- Which signals are behind it, each sees of their own clients alone.
CREATE POLICY employee_reads ON signal_cause FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_gives ON signal_cause FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND given_by = (SELECT app.person_id())
     AND EXISTS (SELECT 1 FROM signal s WHERE s.id = signal_id AND s.client_id = signal_cause.client_id));
CREATE POLICY employee_moves ON signal_cause FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
  WITH CHECK (given_by = (SELECT app.person_id())
     AND EXISTS (SELECT 1 FROM signal s WHERE s.id = signal_id AND s.client_id = signal_cause.client_id));
CREATE POLICY employee_takes_back ON signal_cause FOR DELETE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job_reads ON signal_cause FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- What became of a cause is in the log, and is no client's: whoever sees the list sees its history.
CREATE POLICY employee_reads_causes ON activity_event FOR SELECT TO porchlight_employee
  USING (subject_kind = 'cause' AND client_id IS NULL AND (SELECT app.kind() IN ('staff', 'manager', 'owner')));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE cause
  ADD CONSTRAINT says_something CHECK (length(sentence) BETWEEN 1 AND 200 AND length(remedy) BETWEEN 1 AND 200),
  ADD CONSTRAINT open_has_owner CHECK (state NOT IN ('open', 'fixed') OR owner_id IS NOT NULL),
  ADD CONSTRAINT fixed_has_day CHECK (state <> 'fixed' OR fixed_on IS NOT NULL),
  ADD CONSTRAINT measured_by_rules CHECK ((tries IS NULL) = (cardinality(rules) = 0)),
  ADD CONSTRAINT narrowed_to_something CHECK ((narrowed_by IS NULL) = (narrowed_to IS NULL));
ALTER TABLE cause_count ADD CONSTRAINT struggles_are_tries CHECK (struggles BETWEEN 0 AND tries);

-- ── What they are counted by ────────────────────────────────────────────────────────────────────────────────────

-- Which page it is, whatever it is about: '/invoices/in_01h…' is '/invoices/*'.
CREATE FUNCTION app.page_pattern(path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(path, '/[a-z]{2}_[0-7][0-9a-hjkmnp-tv-z]{25}', '/*', 'g');
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What a cause is called in the log.
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
    WHEN 'contact' THEN SELECT CASE WHEN k.joined_at IS NULL THEN coalesce(k.invited_as, p.name) ELSE p.name END,
                               CASE WHEN k.joined_at IS NULL AND k.invited_as IS NOT NULL THEN NULL ELSE p.name_lang END
      INTO label, lang
      FROM public.contact k JOIN public.person p ON p.id = k.person_id WHERE k.id = row_id;
    WHEN 'employee' THEN SELECT p.name, p.name_lang INTO label, lang
      FROM public.employee e JOIN public.person p ON p.id = e.person_id WHERE e.id = row_id;
    WHEN 'credit_note' THEN SELECT n.number, NULL INTO label, lang FROM public.credit_note n WHERE n.id = row_id;
    WHEN 'conversation' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang
      FROM public.line_question q JOIN public.invoice i ON i.id = q.invoice_id WHERE q.id = row_id;
    WHEN 'cause' THEN SELECT c.sentence, NULL INTO label, lang FROM public.cause c WHERE c.id = row_id;
    ELSE NULL;
  END CASE;
END $$;
