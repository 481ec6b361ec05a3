-- CreateEnum
CREATE TYPE "document_form" AS ENUM ('w2');

-- CreateEnum
CREATE TYPE "consent_act" AS ENUM ('given', 'withdrawn', 'declined');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "form" "document_form";

-- CreateTable
CREATE TABLE "w2_delivery" (
    "document_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3),
    "furnished_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "handed_over_by" UUID,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "w2_delivery_pkey" PRIMARY KEY ("document_id","contact_id")
);

-- CreateTable
CREATE TABLE "delivery_consent" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "act" "consent_act" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "disclosure" TEXT,
    "disclosure_name" TEXT,
    "disclosure_sha256" BYTEA,
    "sample_id" UUID,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "delivery_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_sample" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_sample_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "w2_delivery_contact_id_idx" ON "w2_delivery"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_consent_sample_id_key" ON "delivery_consent"("sample_id");

-- CreateIndex
CREATE INDEX "delivery_consent_contact_id_at_id_idx" ON "delivery_consent"("contact_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "consent_sample_contact_id_idx" ON "consent_sample"("contact_id");

-- AddForeignKey
ALTER TABLE "w2_delivery" ADD CONSTRAINT "w2_delivery_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON w2_delivery, consent_sample TO porchlight_app;
-- Append-only for every role of the application.
GRANT SELECT, INSERT ON delivery_consent TO porchlight_app;
REVOKE UPDATE, DELETE ON delivery_consent FROM porchlight_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['w2_delivery', 'delivery_consent', 'consent_sample'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    -- One's own, a colleague's never: what somebody said of their W-2 is nobody else's at the client.
    EXECUTE format($p$CREATE POLICY contact_reads ON %I FOR SELECT TO porchlight_contact
      USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND contact_id = (SELECT app.contact_id()))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['w2_delivery', 'delivery_consent'] LOOP
    EXECUTE format($p$CREATE POLICY job_reads ON %I FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
END $$;

CREATE POLICY employee ON w2_delivery FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
-- What is held is released by the person's own consent.
CREATE POLICY contact_releases ON w2_delivery FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND contact_id = (SELECT app.contact_id())
     AND furnished_at IS NULL AND handed_over_at IS NULL)
  WITH CHECK (furnished_at IS NOT NULL AND handed_over_at IS NULL);

CREATE POLICY employee_reads ON delivery_consent FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
-- A withdrawal may come on paper or by mail, and is then recorded by the firm. Agreeing is the person's alone.
CREATE POLICY employee_records ON delivery_consent FOR INSERT TO porchlight_employee
  WITH CHECK (act = 'withdrawn' AND recorded_by = (SELECT app.person_id())
     AND ((SELECT app.kind() = 'owner')
       OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients()))));
CREATE POLICY contact_says ON delivery_consent FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND contact_id = (SELECT app.contact_id()) AND recorded_by = (SELECT app.person_id()));

CREATE POLICY contact_begins ON consent_sample FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND contact_id = (SELECT app.contact_id()));
CREATE POLICY contact_types ON consent_sample FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND contact_id = (SELECT app.contact_id())
     AND used_at IS NULL)
  WITH CHECK (true);

-- A W-2 that is held is not there for whoever it is held from, in every list, search and answer: beside the policies that say who
-- may see a document, not in their place.
CREATE POLICY held_is_not_seen ON document AS RESTRICTIVE FOR SELECT TO porchlight_contact
  USING (form IS NULL OR EXISTS (
    SELECT 1 FROM w2_delivery w WHERE w.document_id = document.id AND w.contact_id = (SELECT app.contact_id()) AND w.furnished_at IS NOT NULL));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE document
  ADD CONSTRAINT w2_is_for_those_named CHECK (form IS NULL OR audience = 'named' OR state NOT IN ('published', 'withdrawn'));
ALTER TABLE w2_delivery
  ADD CONSTRAINT held_or_furnished CHECK (held_at IS NOT NULL OR furnished_at IS NOT NULL),
  ADD CONSTRAINT handed_over_by_somebody CHECK ((handed_over_at IS NULL) = (handed_over_by IS NULL));
ALTER TABLE delivery_consent
  ADD CONSTRAINT given_is_proven CHECK (act <> 'given'
    OR (disclosure IS NOT NULL AND disclosure_name IS NOT NULL AND disclosure_sha256 IS NOT NULL AND sample_id IS NOT NULL));

-- Nobody consents for somebody else's contact row, and a consent rests on a code from a sample of one's own.
CREATE FUNCTION app.consent_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.contact k WHERE k.id = NEW.contact_id AND k.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'the consent of another client''s contact' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.act = 'given' AND NOT EXISTS (
    SELECT 1 FROM public.consent_sample s WHERE s.id = NEW.sample_id AND s.contact_id = NEW.contact_id AND s.used_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a consent without a sample that was opened' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON delivery_consent FOR EACH ROW EXECUTE FUNCTION app.consent_guard();

-- A W-2 is furnished to somebody who is named on a W-2 of their client, and only while they agree; what was furnished stays so.
CREATE FUNCTION app.w2_delivery_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (
    SELECT 1 FROM public.document d JOIN public.document_reader r ON r.document_id = d.id
     WHERE d.id = NEW.document_id AND d.client_id = NEW.client_id AND d.form = 'w2' AND r.contact_id = NEW.contact_id) THEN
    RAISE EXCEPTION 'a W-2 for somebody who is not named on it' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND ((NEW.document_id, NEW.contact_id, NEW.client_id) <> (OLD.document_id, OLD.contact_id, OLD.client_id)
       OR (OLD.furnished_at IS NOT NULL AND NEW.furnished_at IS DISTINCT FROM OLD.furnished_at)
       OR NEW.held_at IS DISTINCT FROM OLD.held_at) THEN
    RAISE EXCEPTION 'how a W-2 was furnished does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.furnished_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.furnished_at IS NULL) AND 'given' IS DISTINCT FROM (
    SELECT c.act::text FROM public.delivery_consent c WHERE c.contact_id = NEW.contact_id ORDER BY c.at DESC, c.id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'a W-2 without consent' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER w2_delivery_guard BEFORE INSERT OR UPDATE ON w2_delivery FOR EACH ROW EXECUTE FUNCTION app.w2_delivery_guard();

-- A sample is typed from, and used once.
CREATE FUNCTION app.consent_sample_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - '{tries,used_at}'::text[]) <> (to_jsonb(NEW) - '{tries,used_at}'::text[]) OR NEW.tries < OLD.tries THEN
    RAISE EXCEPTION 'a sample does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_sample_guard BEFORE UPDATE ON consent_sample FOR EACH ROW EXECUTE FUNCTION app.consent_sample_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What waits to be published is guessed anew as far as its name says it; what was published stays what it was.
ALTER TABLE document NO FORCE ROW LEVEL SECURITY;
UPDATE document SET form = 'w2'
 WHERE state = 'ready' AND item_id IS NULL AND audience = 'named' AND category = 'payroll'
   AND (title || ' ' || filename) ~* '(^|[^a-z0-9])w[- _]?2c?([^a-z0-9]|$)';
ALTER TABLE document FORCE ROW LEVEL SECURITY;
