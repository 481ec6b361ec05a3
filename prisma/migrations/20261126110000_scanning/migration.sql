-- AlterTable
ALTER TABLE "document" ADD COLUMN     "held_since" TIMESTAMPTZ(3),
ADD COLUMN     "scan_found" TEXT,
ADD COLUMN     "scan_verdict" TEXT,
ADD COLUMN     "scanned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "scanner_try" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "found" TEXT,

    CONSTRAINT "scanner_try_pkey" PRIMARY KEY ("id")
);

-- What waits for the scanner is staged, and what it found something in is refused, whoever writes.
ALTER TABLE document
  ADD CONSTRAINT held_is_staged CHECK (held_since IS NULL OR state = 'staging'),
  ADD CONSTRAINT scan_says_when CHECK ((scanned_at IS NULL) = (scan_verdict IS NULL)),
  ADD CONSTRAINT scan_verdict_known CHECK (scan_verdict IN ('clean', 'infected', 'too_large')),
  ADD CONSTRAINT only_clean_goes_on CHECK (scan_verdict IS NULL OR scan_verdict = 'clean' OR state = 'refused');

-- Only the job that reads a staged file takes it out of staging, or says how it was scanned.
CREATE FUNCTION app.document_scan_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.kind() IN ('contact', 'staff', 'manager', 'owner')
     AND ((OLD.state = 'staging' AND NEW.state <> 'staging')
       OR (OLD.scanned_at, OLD.scan_verdict, OLD.scan_found, OLD.held_since)
          IS DISTINCT FROM (NEW.scanned_at, NEW.scan_verdict, NEW.scan_found, NEW.held_since)) THEN
    RAISE EXCEPTION 'document % is not for a person to pass', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_scan_guard BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION app.document_scan_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What is staged or refused is opened by nobody.
ALTER POLICY person_opens ON document_grant
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id())
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id AND d.client_id IS NOT DISTINCT FROM document_grant.client_id
                 AND d.state NOT IN ('staging', 'refused')));

ALTER TABLE scanner_try ADD CONSTRAINT one_scanner_try CHECK (id = 1);
GRANT SELECT, INSERT, UPDATE, DELETE ON scanner_try TO porchlight_app;
ALTER TABLE scanner_try ENABLE ROW LEVEL SECURITY;
ALTER TABLE scanner_try FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_tries ON scanner_try FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')) WITH CHECK ((SELECT app.kind() = 'owner'));
