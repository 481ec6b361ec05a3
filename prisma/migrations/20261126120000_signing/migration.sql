-- CreateEnum
CREATE TYPE "signature_kind" AS ENUM ('sign', 'acknowledge');

-- CreateEnum
CREATE TYPE "signature_state" AS ENUM ('open', 'complete', 'declined', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "signer_state" AS ENUM ('waiting', 'signed', 'declined');

-- CreateTable
CREATE TABLE "signature_request" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "kind" "signature_kind" NOT NULL DEFAULT 'sign',
    "state" "signature_state" NOT NULL DEFAULT 'open',
    "due_on" DATE,
    "document_sha256" BYTEA NOT NULL,
    "asked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_signer" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "signer_state" NOT NULL DEFAULT 'waiting',
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "way" TEXT,
    "signed_name" TEXT,
    "drawing" JSONB,
    "statement" TEXT,
    "statement_sha256" BYTEA,
    "document_sha256" BYTEA,
    "proved_at" TIMESTAMPTZ(3),
    "acted_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,
    "reason" TEXT,

    CONSTRAINT "signature_signer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signed_document" (
    "request_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "pages" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signed_document_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "signature_reminder" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signature_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signature_request_document_id_created_at_idx" ON "signature_request"("document_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "signature_request_client_id_state_idx" ON "signature_request"("client_id", "state");

-- CreateIndex
CREATE INDEX "signature_signer_contact_id_state_idx" ON "signature_signer"("contact_id", "state");

-- CreateIndex
CREATE INDEX "signature_signer_document_id_idx" ON "signature_signer"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_signer_request_id_contact_id_key" ON "signature_signer"("request_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "signed_document_document_id_key" ON "signed_document"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "signed_document_storage_key_key" ON "signed_document"("storage_key");

-- CreateIndex
CREATE UNIQUE INDEX "signature_reminder_request_id_days_key" ON "signature_reminder"("request_id", "days");

-- AddForeignKey
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_signer" ADD CONSTRAINT "signature_signer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "signature_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_document" ADD CONSTRAINT "signed_document_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "signature_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_document" ADD CONSTRAINT "signed_document_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_reminder" ADD CONSTRAINT "signature_reminder_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "signature_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may see and write it: whoever may see the document sees who was asked and what they did; one who was asked sees it also
-- when the document was taken back, so that the page can say so. The firm's people ask, remind and cancel; they sign for nobody.

GRANT SELECT, INSERT, UPDATE ON signature_request, signature_signer TO porchlight_app;
GRANT SELECT, INSERT ON signed_document, signature_reminder TO porchlight_app;
REVOKE DELETE ON signature_request, signature_signer, signed_document, signature_reminder FROM porchlight_app;
REVOKE UPDATE ON signed_document, signature_reminder FROM porchlight_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['signature_request', 'signature_signer', 'signed_document', 'signature_reminder'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY employee_reads ON %I FOR SELECT TO porchlight_employee
      USING ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
    EXECUTE format($p$CREATE POLICY job_reads ON %I FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['signature_request', 'signature_signer', 'signature_reminder'] LOOP
    EXECUTE format($p$CREATE POLICY employee_asks ON %I FOR INSERT TO porchlight_employee
      WITH CHECK ((SELECT app.kind() = 'owner')
          OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))$p$, t);
  END LOOP;
END $$;
CREATE POLICY contact_reads ON signature_signer FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND (contact_id = (SELECT app.contact_id()) OR EXISTS (SELECT 1 FROM document d WHERE d.id = document_id)));
CREATE POLICY contact_reads ON signature_request FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND EXISTS (SELECT 1 FROM signature_signer s WHERE s.request_id = signature_request.id));
CREATE POLICY contact_reads ON signed_document FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));

-- Whoever signs holds the request, so that of two acts at one moment the second sees what the first did; the last one ends it.
CREATE POLICY contact_holds ON signature_request FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND EXISTS (SELECT 1 FROM signature_signer s WHERE s.request_id = signature_request.id AND s.contact_id = (SELECT app.contact_id())))
  WITH CHECK (state IN ('complete', 'declined'));
CREATE POLICY contact_signs ON signature_signer FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND contact_id = (SELECT app.contact_id())
     AND state = 'waiting')
  WITH CHECK (contact_id = (SELECT app.contact_id()) AND state IN ('signed', 'declined'));
CREATE POLICY employee_cancels ON signature_request FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
  WITH CHECK (state = 'cancelled');
CREATE POLICY job_ends ON signature_request FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job')) WITH CHECK (state = 'expired');
CREATE POLICY job_keeps ON signed_document FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));
CREATE POLICY job_reminds ON signature_reminder FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));

-- Anybody who has a file may ask whether it is the one that was signed: they name its fingerprint and see that one row, and
-- who signed it. Nothing can be listed.
CREATE POLICY public_checks ON signed_document FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'public') AND encode(sha256, 'hex') = (SELECT app.subject()));
CREATE POLICY public_checks ON signature_signer FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'public') AND request_id IN (SELECT s.request_id FROM signed_document s));
CREATE POLICY public_checks ON signature_request FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'public') AND kind = 'sign' AND state = 'complete'
     AND encode(document_sha256, 'hex') = (SELECT app.subject()));
CREATE INDEX signed_document_fingerprint ON signed_document (encode(sha256, 'hex'));
CREATE INDEX signature_request_fingerprint ON signature_request (encode(document_sha256, 'hex')) WHERE kind = 'sign' AND state = 'complete';
-- One asking at a time for a document; what is open is looked through for what has expired.
CREATE UNIQUE INDEX signature_request_open ON signature_request (document_id) WHERE state = 'open';

ALTER TABLE signature_request ADD CONSTRAINT open_has_no_end CHECK ((state = 'open') = (ended_at IS NULL)),
  ADD CONSTRAINT fingerprint_is_sha256 CHECK (length(document_sha256) = 32);
ALTER TABLE signed_document ADD CONSTRAINT fingerprint_is_sha256 CHECK (length(sha256) = 32);
ALTER TABLE signature_signer
  ADD CONSTRAINT way_known CHECK (way IN ('typed', 'drawn')),
  ADD CONSTRAINT waiting_did_nothing CHECK ((state = 'waiting') = (acted_at IS NULL)),
  ADD CONSTRAINT signed_says_what CHECK (state <> 'signed'
    OR (length(statement) > 0 AND length(statement_sha256) = 32 AND length(document_sha256) = 32)),
  ADD CONSTRAINT signature_has_its_way CHECK (way IS NULL
    OR (way = 'typed' AND length(signed_name) BETWEEN 1 AND 100) OR (way = 'drawn' AND drawing IS NOT NULL)),
  ADD CONSTRAINT declined_says_why CHECK (state <> 'declined' OR length(reason) BETWEEN 1 AND 1000);

-- A request is of its document's client, and those who are asked are that client's people.
CREATE FUNCTION app.signature_request_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS
     (SELECT 1 FROM public.document d WHERE d.id = NEW.document_id AND d.client_id = NEW.client_id AND d.state = 'published') THEN
    RAISE EXCEPTION 'a signature on what is not published to that client' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state <> 'open' AND app.kind() IS NOT NULL THEN
      RAISE EXCEPTION 'signing % has ended', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (to_jsonb(OLD) - '{state,ended_at}'::text[]) <> (to_jsonb(NEW) - '{state,ended_at}'::text[]) THEN
      RAISE EXCEPTION 'what was asked stays as it was asked' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_request_guard BEFORE INSERT OR UPDATE ON signature_request
  FOR EACH ROW EXECUTE FUNCTION app.signature_request_guard();
CREATE FUNCTION app.signature_signer_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.state <> 'waiting' AND app.kind() IS NOT NULL
     OR NOT EXISTS (SELECT 1 FROM public.signature_request r
                    WHERE r.id = NEW.request_id AND r.client_id = NEW.client_id AND r.document_id = NEW.document_id)
     OR NOT EXISTS (SELECT 1 FROM public.contact k WHERE k.id = NEW.contact_id AND k.client_id = NEW.client_id)) THEN
    RAISE EXCEPTION 'a signer of another client' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state <> 'waiting' AND app.kind() IS NOT NULL THEN
      RAISE EXCEPTION 'what was signed stays as it was signed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (OLD.id, OLD.request_id, OLD.client_id, OLD.document_id, OLD.contact_id, OLD.position)
       IS DISTINCT FROM (NEW.id, NEW.request_id, NEW.client_id, NEW.document_id, NEW.contact_id, NEW.position) THEN
      RAISE EXCEPTION 'who signs what stays as it was asked' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_signer_guard BEFORE INSERT OR UPDATE ON signature_signer
  FOR EACH ROW EXECUTE FUNCTION app.signature_signer_guard();
CREATE FUNCTION app.of_signing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.signature_request r WHERE r.id = NEW.request_id AND r.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'of another client''s signing' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER of_signing BEFORE INSERT ON signature_reminder FOR EACH ROW EXECUTE FUNCTION app.of_signing();
CREATE TRIGGER of_signing BEFORE INSERT ON signed_document FOR EACH ROW EXECUTE FUNCTION app.of_signing();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
