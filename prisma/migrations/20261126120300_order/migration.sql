-- AlterTable
ALTER TABLE "document" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "version_of" UUID;

-- AlterTable
ALTER TABLE "document_grant" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "document_version" (
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "filename" TEXT NOT NULL,
    "media_type" TEXT,
    "size_bytes" BIGINT NOT NULL,
    "pages" INTEGER,
    "sha256" BYTEA,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3),
    "scan_verdict" TEXT,
    "scan_found" TEXT,
    "changed" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("document_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_version_storage_key_key" ON "document_version"("storage_key");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_version_of_fkey" FOREIGN KEY ("version_of") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever sees a document sees its versions. They are added by the firm, and neither change nor go.
GRANT SELECT, INSERT ON document_version TO porchlight_app;
REVOKE UPDATE, DELETE ON document_version FROM porchlight_app;
ALTER TABLE document_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_version FORCE ROW LEVEL SECURITY;
CREATE POLICY who_sees_it_reads ON document_version FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY employee_adds ON document_version FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY job_reads ON document_version FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE document_version
  ADD CONSTRAINT number_from_one CHECK (number >= 1),
  ADD CONSTRAINT says_what_changed CHECK ((number = 1) = (changed IS NULL) AND length(changed) BETWEEN 1 AND 300);
ALTER TABLE document
  ADD CONSTRAINT newer_file_is_not_published CHECK (version_of IS NULL OR (state NOT IN ('published', 'withdrawn') AND version = 1)),
  ADD CONSTRAINT newer_file_is_the_firms CHECK (version_of IS NULL OR (client_id IS NOT NULL AND item_id IS NULL));
-- One newer file of a document waits at a time.
CREATE UNIQUE INDEX document_one_newer ON document (version_of) WHERE version_of IS NOT NULL;

-- What a client was given stays what it was, unless a newer file takes its place; then the guard below looks at it. As before
-- otherwise: the functions are the ones that there are.
DROP TRIGGER document_guard ON document;
CREATE TRIGGER document_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (NEW.version = OLD.version) EXECUTE FUNCTION app.document_guard();
DROP TRIGGER document_scan_guard ON document;
CREATE TRIGGER document_scan_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (NEW.version = OLD.version) EXECUTE FUNCTION app.document_scan_guard();

-- A newer file is of a published document of the same client, and stays with it.
CREATE FUNCTION app.newer_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.version_of, OLD.client_id) IS DISTINCT FROM (NEW.version_of, NEW.client_id)
       AND (OLD.version_of IS NOT NULL OR NEW.version_of IS NOT NULL) THEN
      RAISE EXCEPTION 'a newer file stays with its document' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.version_of IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public.document d WHERE d.id = NEW.version_of AND d.client_id = NEW.client_id AND d.state = 'published'
      AND d.item_id IS NULL AND d.version_of IS NULL) THEN
    RAISE EXCEPTION 'a newer file of nothing that is published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER newer_file_guard BEFORE INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION app.newer_file_guard();

-- A version is the file of its document as it stands, or the newer one that was read, and scanned, and is next.
CREATE FUNCTION app.document_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public.document d JOIN public.document o ON o.id = NEW.document_id
     WHERE (CASE WHEN d.id = o.id THEN NEW.number = o.version
                 ELSE d.version_of = o.id AND d.state = 'ready' AND NEW.number = o.version + 1 END)
       AND (d.storage_key, d.filename, d.media_type, d.size_bytes, d.pages, d.sha256, d.scanned_at, d.scan_verdict, d.scan_found)
           IS NOT DISTINCT FROM
           (NEW.storage_key, NEW.filename, NEW.media_type, NEW.size_bytes, NEW.pages, NEW.sha256, NEW.scanned_at, NEW.scan_verdict, NEW.scan_found)) THEN
    RAISE EXCEPTION 'no such file of document %', NEW.document_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_version_guard BEFORE INSERT ON document_version FOR EACH ROW EXECUTE FUNCTION app.document_version_guard();

-- The next version takes the place of a published one: its file alone changes, what it was and what it becomes are kept.
CREATE FUNCTION app.document_renewal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  file text[] := '{version,storage_key,filename,media_type,size_bytes,pages,sha256,wrapped_key,key_id,scanned_at,scan_verdict,scan_found,sought}';
BEGIN
  IF OLD.state <> 'published' OR NEW.version <> OLD.version + 1 OR (to_jsonb(OLD) - file) <> (to_jsonb(NEW) - file) THEN
    RAISE EXCEPTION 'document % was published and does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public.document_version v
                  WHERE v.document_id = OLD.id AND v.number = OLD.version AND v.storage_key = OLD.storage_key)
     OR NOT EXISTS (
       SELECT 1 FROM public.document_version v WHERE v.document_id = OLD.id AND v.number = NEW.version
          AND (v.storage_key, v.filename, v.media_type, v.size_bytes, v.pages, v.sha256, v.scanned_at, v.scan_verdict, v.scan_found)
              IS NOT DISTINCT FROM
              (NEW.storage_key, NEW.filename, NEW.media_type, NEW.size_bytes, NEW.pages, NEW.sha256, NEW.scanned_at, NEW.scan_verdict, NEW.scan_found)) THEN
    RAISE EXCEPTION 'document % is replaced by a kept version alone', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_renewal_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION app.document_renewal_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
