-- CreateEnum
CREATE TYPE "erasure_state" AS ENUM ('asked', 'refused', 'scheduled', 'taken_back', 'erasing', 'erased');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "person_export" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "state" "exit_kit_state" NOT NULL DEFAULT 'asked',
    "files" INTEGER NOT NULL DEFAULT 0,
    "files_done" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "storage_key" TEXT,
    "wrapped_key" BYTEA,
    "key_id" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "person_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_change" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "erasure_state" NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "refusal" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by" UUID,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_export_storage_key_key" ON "person_export"("storage_key");

-- CreateIndex
CREATE INDEX "person_export_asked_by_person_id_asked_at_idx" ON "person_export"("asked_by", "person_id", "asked_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "address_change_token_hash_key" ON "address_change"("token_hash");

-- CreateIndex
CREATE INDEX "address_change_person_id_idx" ON "address_change"("person_id");

-- CreateIndex
CREATE INDEX "erasure_person_id_asked_at_idx" ON "erasure"("person_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "person_export" ADD CONSTRAINT "person_export_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_export', 'address_change', 'erasure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
  END LOOP;
END $$;
-- What was asked and decided stays.
REVOKE DELETE ON person_export, erasure FROM porchlight_app;

-- ── All about a person ──────────────────────────────────────────────────────────────────────────────────────────

-- An export is whoever's who asked for it: the person, or an owner for one who wrote a letter. The worker makes it.
CREATE POLICY asker_reads ON person_export FOR SELECT TO porchlight_contact, porchlight_employee
  USING (asked_by = (SELECT app.person_id()) AND (person_id = asked_by OR (SELECT app.kind() = 'owner')));
CREATE POLICY asker_asks ON person_export FOR INSERT TO porchlight_contact, porchlight_employee
  WITH CHECK (asked_by = (SELECT app.person_id()) AND (person_id = asked_by OR (SELECT app.kind() = 'owner'))
     AND state = 'asked' AND wrapped_key IS NULL);
CREATE POLICY job ON person_export FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE person_export
  ADD CONSTRAINT ready_can_be_opened CHECK (state <> 'ready' OR (storage_key IS NOT NULL AND wrapped_key IS NOT NULL
                                            AND key_id IS NOT NULL AND expires_at IS NOT NULL)),
  ADD CONSTRAINT only_ready_has_a_key CHECK (wrapped_key IS NULL OR state = 'ready'),
  ADD CONSTRAINT failed_says_why CHECK ((state = 'failed') = (failure IS NOT NULL));
CREATE UNIQUE INDEX person_export_once ON person_export (person_id, asked_by) WHERE state IN ('asked', 'making');
CREATE INDEX person_export_standing ON person_export (changed_at) WHERE state IN ('asked', 'making', 'ready') OR storage_key IS NOT NULL;

-- ── Another address ─────────────────────────────────────────────────────────────────────────────────────────────

-- It is asked for by its person, and used by whoever has the link that went to it.
CREATE POLICY own_reads ON address_change FOR SELECT TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY own_asks ON address_change FOR INSERT TO porchlight_contact, porchlight_employee
  WITH CHECK (person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id()) AND used_at IS NULL);
CREATE POLICY own_drops ON address_change FOR DELETE TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()) AND used_at IS NULL);
CREATE POLICY sign_in_reads ON address_change FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND (token_hash = (SELECT app.subject()) OR person_id = (SELECT app.person_id())));
CREATE POLICY sign_in_uses ON address_change FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
CREATE POLICY job_reads ON address_change FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON address_change FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND coalesce(used_at, expires_at) < now());

ALTER TABLE address_change ADD CONSTRAINT email_lower_case CHECK (email = lower(email));

-- ── Erasure ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- A person asks, and may take it back; an owner decides; the worker carries it out.
CREATE POLICY own_reads ON erasure FOR SELECT TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY own_asks ON erasure FOR INSERT TO porchlight_contact, porchlight_employee
  WITH CHECK (person_id = (SELECT app.person_id()) AND asked_by = (SELECT app.person_id()) AND state = 'asked' AND decided_by IS NULL);
CREATE POLICY own_takes_back ON erasure FOR UPDATE TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()) AND state IN ('asked', 'scheduled'))
  WITH CHECK (person_id = (SELECT app.person_id()) AND state = 'taken_back' AND taken_back_by = (SELECT app.person_id()));
CREATE POLICY owner_reads ON erasure FOR SELECT TO porchlight_employee USING ((SELECT app.kind() = 'owner'));
CREATE POLICY owner_begins ON erasure FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() = 'owner') AND asked_by = (SELECT app.person_id()) AND state IN ('asked', 'scheduled'));
CREATE POLICY owner_decides ON erasure FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner') AND state IN ('asked', 'scheduled'))
  WITH CHECK ((SELECT app.kind() = 'owner') AND state IN ('refused', 'scheduled', 'taken_back'));
CREATE POLICY job_reads ON erasure FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_carries_out ON erasure FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state IN ('scheduled', 'erasing'))
  WITH CHECK ((SELECT app.kind() = 'job') AND state IN ('erasing', 'erased'));

ALTER TABLE erasure
  ADD CONSTRAINT refused_says_why CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  ADD CONSTRAINT decided_says_who CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (state IN ('asked', 'taken_back') OR decided_at IS NOT NULL)),
  ADD CONSTRAINT scheduled_says_when CHECK (state NOT IN ('scheduled', 'erasing', 'erased') OR due_at >= decided_at + interval '7 days'),
  ADD CONSTRAINT taken_back_says_who CHECK ((state = 'taken_back') = (taken_back_at IS NOT NULL) AND (taken_back_at IS NULL) = (taken_back_by IS NULL)),
  ADD CONSTRAINT erased_says_when CHECK ((state = 'erased') = (erased_at IS NOT NULL));
CREATE UNIQUE INDEX erasure_once ON erasure (person_id) WHERE state IN ('asked', 'scheduled', 'erasing', 'erased');

CREATE FUNCTION app.erasure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.person_id, NEW.asked_at, NEW.asked_by) IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.asked_at, OLD.asked_by)
     OR (OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.decided_by, NEW.due_at) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by, OLD.due_at)) THEN
    RAISE EXCEPTION 'what was asked and decided does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state::text, NEW.state::text) NOT IN
     (('asked', 'refused'), ('asked', 'scheduled'), ('asked', 'taken_back'), ('scheduled', 'taken_back'),
      ('scheduled', 'erasing'), ('erasing', 'erased')) THEN
    RAISE EXCEPTION 'an erasure does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasure_guard BEFORE UPDATE ON erasure FOR EACH ROW EXECUTE FUNCTION app.erasure_guard();

-- Whose data is being erased, or was.
CREATE FUNCTION app.erasing() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT e.person_id FROM public.erasure e WHERE e.state IN ('erasing', 'erased')
$$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
