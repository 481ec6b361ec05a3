-- CreateEnum
CREATE TYPE "exit_kit_state" AS ENUM ('asked', 'making', 'ready', 'failed', 'ended');

-- CreateTable
CREATE TABLE "retention_period" (
    "category" "document_category" NOT NULL,
    "years" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_period_pkey" PRIMARY KEY ("category")
);

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "document_id" UUID,
    "reason" TEXT NOT NULL,
    "placed_by" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_deletion" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "category" "document_category" NOT NULL,
    "year" INTEGER NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" BYTEA,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_by" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "storage_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_deletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exit_kit" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "state" "exit_kit_state" NOT NULL DEFAULT 'asked',
    "files" INTEGER NOT NULL DEFAULT 0,
    "files_done" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "documents" UUID[] DEFAULT ARRAY[]::UUID[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "storage_key" TEXT,
    "wrapped_key" BYTEA,
    "key_id" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" BYTEA,

    CONSTRAINT "exit_kit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exit_kit_grant" (
    "id" UUID NOT NULL,
    "kit_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exit_kit_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "legal_hold_client_id_placed_at_idx" ON "legal_hold"("client_id", "placed_at" DESC);

-- CreateIndex
CREATE INDEX "document_deletion_client_id_asked_at_idx" ON "document_deletion"("client_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "document_deletion_document_id_idx" ON "document_deletion"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "exit_kit_storage_key_key" ON "exit_kit"("storage_key");

-- CreateIndex
CREATE INDEX "exit_kit_client_id_person_id_asked_at_idx" ON "exit_kit"("client_id", "person_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "exit_kit_grant_kit_id_idx" ON "exit_kit_grant"("kit_id");

-- AddForeignKey
ALTER TABLE "exit_kit_grant" ADD CONSTRAINT "exit_kit_grant_kit_id_fkey" FOREIGN KEY ("kit_id") REFERENCES "exit_kit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['retention_period', 'legal_hold', 'document_deletion', 'exit_kit', 'exit_kit_grant'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['legal_hold', 'document_deletion'] LOOP
    EXECUTE format($p$CREATE POLICY employee_reads ON %I FOR SELECT TO porchlight_employee
      USING ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
    EXECUTE format($p$CREATE POLICY owner_asks ON %I FOR INSERT TO porchlight_employee
      WITH CHECK ((SELECT app.kind() = 'owner'))$p$, t);
    EXECUTE format($p$CREATE POLICY owner_takes_back ON %I FOR UPDATE TO porchlight_employee
      USING ((SELECT app.kind() = 'owner'))$p$, t);
  END LOOP;
END $$;
-- What was decided stays: it is taken back, lifted or carried out, never taken away.
REVOKE DELETE ON legal_hold, document_deletion, exit_kit FROM porchlight_app;
REVOKE UPDATE, DELETE ON exit_kit_grant FROM porchlight_app;

CREATE POLICY owner_says ON retention_period FOR ALL TO porchlight_employee USING ((SELECT app.kind() = 'owner'));

CREATE POLICY guards_ask ON legal_hold FOR SELECT TO porchlight_contact, porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() = 'records'));
CREATE POLICY contact_reads ON document_deletion FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND deleted_at IS NULL);
CREATE POLICY job ON document_deletion FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_carries_out ON document_deletion FOR UPDATE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- A kit is its asker's, as long as they may see its client.
CREATE POLICY contact_reads ON exit_kit FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND person_id = (SELECT app.person_id()));
CREATE POLICY contact_asks ON exit_kit FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND person_id = (SELECT app.person_id())
     AND (SELECT app.has_right('billing')) AND (SELECT app.has_right('documents')) AND (SELECT app.has_right('colleagues'))
     AND session_id = (SELECT app.session_id()) AND state = 'asked' AND wrapped_key IS NULL);
CREATE POLICY employee_reads ON exit_kit FOR SELECT TO porchlight_employee
  USING (person_id = (SELECT app.person_id())
     AND ((SELECT app.kind() = 'owner')
       OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients()))));
CREATE POLICY employee_asks ON exit_kit FOR INSERT TO porchlight_employee
  WITH CHECK (person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id())
     AND state = 'asked' AND wrapped_key IS NULL
     AND ((SELECT app.kind() = 'owner')
       OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients()))));
CREATE POLICY job ON exit_kit FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

CREATE POLICY own ON exit_kit_grant FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM exit_kit k WHERE k.id = kit_id));
CREATE POLICY person_downloads ON exit_kit_grant FOR INSERT TO porchlight_contact, porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id())
     AND EXISTS (SELECT 1 FROM exit_kit k WHERE k.id = kit_id AND k.client_id = exit_kit_grant.client_id AND k.state = 'ready'));

-- Whether a hold stands is asked on behalf of everybody who would destroy something, though it is not theirs to see: for as
-- long as this function looks, and for it alone, the actor is "records", whom the policy guards_ask knows.
CREATE FUNCTION app.is_held(client uuid, document uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  who text := app.kind();
  held boolean;
BEGIN
  IF who IS NOT NULL THEN PERFORM set_config('app.actor_kind', 'records', true); END IF;
  SELECT EXISTS (SELECT 1 FROM public.legal_hold h
                  WHERE h.client_id = client AND h.lifted_at IS NULL AND (h.document_id IS NULL OR h.document_id = document)) INTO held;
  IF who IS NOT NULL THEN PERFORM set_config('app.actor_kind', who, true); END IF;
  RETURN held;
END $$;
-- Who destroys waits for who puts a hold on, and the other way round.
CREATE FUNCTION app.await_holds(client uuid, alone boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF alone THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('legal hold ' || client, 0));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('legal hold ' || client, 0));
  END IF;
END $$;

-- What is to be destroyed is out of its client's sight at once.
CREATE POLICY not_leaving ON document AS RESTRICTIVE FOR SELECT TO porchlight_contact
  USING (id NOT IN (SELECT x.document_id FROM document_deletion x
                     WHERE x.client_id = (SELECT app.client_id()) AND x.cancelled_at IS NULL AND x.deleted_at IS NULL));
-- Why something is held is no business of whom it is held against.
CREATE POLICY not_of_holds ON activity_event AS RESTRICTIVE FOR SELECT TO porchlight_contact
  USING (type <> 'hold.placed' AND type <> 'hold.lifted');

CREATE POLICY job_destroys ON document FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job')
     AND EXISTS (SELECT 1 FROM document_deletion x WHERE x.document_id = document.id AND x.deleted_at IS NOT NULL));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE retention_period ADD CONSTRAINT years_within_limits CHECK (years BETWEEN 1 AND 100);
ALTER TABLE legal_hold
  ADD CONSTRAINT hold_says_why CHECK (length(reason) BETWEEN 1 AND 1000),
  ADD CONSTRAINT lifted_says_why CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL)
                                        AND (lift_reason IS NULL OR length(lift_reason) BETWEEN 1 AND 1000));
ALTER TABLE document_deletion
  ADD CONSTRAINT taken_back_says_who CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)),
  ADD CONSTRAINT taken_back_or_deleted CHECK (cancelled_at IS NULL OR deleted_at IS NULL),
  ADD CONSTRAINT not_before_its_time CHECK (due_at > asked_at AND deleted_at >= due_at AND removed_at >= deleted_at),
  ADD CONSTRAINT objects_until_removed CHECK ((cardinality(storage_keys) > 0) = (deleted_at IS NOT NULL AND removed_at IS NULL));
ALTER TABLE exit_kit
  ADD CONSTRAINT ready_can_be_opened CHECK (state <> 'ready' OR (storage_key IS NOT NULL AND wrapped_key IS NOT NULL
                                            AND key_id IS NOT NULL AND expires_at IS NOT NULL)),
  ADD CONSTRAINT only_ready_has_a_key CHECK (wrapped_key IS NULL OR state = 'ready'),
  ADD CONSTRAINT failed_says_why CHECK ((state = 'failed') = (failure IS NOT NULL));
-- One hold of a kind, one deletion and one kit under way at a time.
CREATE UNIQUE INDEX legal_hold_once ON legal_hold (client_id, document_id) NULLS NOT DISTINCT WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX document_deletion_once ON document_deletion (document_id) WHERE cancelled_at IS NULL;
CREATE UNIQUE INDEX exit_kit_once ON exit_kit (client_id, person_id) WHERE state IN ('asked', 'making');
-- What is under way is looked for by the clock: a small part of all.
CREATE INDEX document_deletion_due ON document_deletion (due_at) WHERE cancelled_at IS NULL AND removed_at IS NULL;
CREATE INDEX exit_kit_standing ON exit_kit (changed_at) WHERE state IN ('asked', 'making', 'ready') OR storage_key IS NOT NULL;

CREATE FUNCTION app.legal_hold_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.lifted_at IS NOT NULL OR (to_jsonb(OLD) - '{lifted_by,lifted_at,lift_reason}'::text[])
                                 <> (to_jsonb(NEW) - '{lifted_by,lifted_at,lift_reason}'::text[]) THEN
      RAISE EXCEPTION 'a hold is lifted, and does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  PERFORM app.await_holds(NEW.client_id, true);
  IF NEW.document_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM public.document d WHERE d.id = NEW.document_id AND d.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'a document of another client' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_hold_guard BEFORE INSERT OR UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION app.legal_hold_guard();

CREATE FUNCTION app.document_deletion_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(OLD) - '{cancelled_by,cancelled_at,deleted_at,storage_keys,removed_at}'::text[])
    <> (to_jsonb(NEW) - '{cancelled_by,cancelled_at,deleted_at,storage_keys,removed_at}'::text[])
       OR OLD.cancelled_at IS NOT NULL OR OLD.removed_at IS NOT NULL
       OR (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS DISTINCT FROM OLD.deleted_at) THEN
      RAISE EXCEPTION 'a deletion is taken back or carried out, and does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.deleted_at IS DISTINCT FROM OLD.deleted_at AND app.kind() IN ('contact', 'staff', 'manager', 'owner') THEN
      RAISE EXCEPTION 'a deletion is carried out by the worker' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.deleted_at IS NOT NULL OR NEW.cancelled_at IS NOT NULL
     OR NOT EXISTS (SELECT 1 FROM public.document d WHERE d.id = NEW.document_id AND d.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'a deletion of nothing' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM app.await_holds(NEW.client_id, false);
  IF app.is_held(NEW.client_id, NEW.document_id) THEN
    RAISE EXCEPTION 'document % is held', NEW.document_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_deletion_guard BEFORE INSERT OR UPDATE ON document_deletion
  FOR EACH ROW EXECUTE FUNCTION app.document_deletion_guard();

-- Whoever removes a document, of whatever state: not while it is held.
CREATE FUNCTION app.document_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.client_id IS NOT NULL THEN
    PERFORM app.await_holds(OLD.client_id, false);
    IF app.is_held(OLD.client_id, OLD.id) THEN
      RAISE EXCEPTION 'document % is held', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER document_held BEFORE DELETE ON document FOR EACH ROW EXECUTE FUNCTION app.document_held();

-- As in "guards", but for what an owner has asked to be destroyed, when its time has come.
CREATE OR REPLACE FUNCTION app.document_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn')
     AND NOT (app.kind() IS NOT DISTINCT FROM 'job'
              AND EXISTS (SELECT 1 FROM public.document_deletion x WHERE x.document_id = OLD.id AND x.deleted_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'document % was published and is not deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
