-- CreateTable
CREATE TABLE "watermarked_category" (
    "category" "document_category" NOT NULL,

    CONSTRAINT "watermarked_category_pkey" PRIMARY KEY ("category")
);

-- CreateTable
CREATE TABLE "marked_copy" (
    "grant_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA,
    "key_id" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marked_copy_pkey" PRIMARY KEY ("grant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "marked_copy_storage_key_key" ON "marked_copy"("storage_key");

-- CreateIndex
CREATE INDEX "marked_copy_document_id_idx" ON "marked_copy"("document_id");

-- CreateIndex
CREATE INDEX "marked_copy_expires_at_idx" ON "marked_copy"("expires_at");

-- AddForeignKey
ALTER TABLE "marked_copy" ADD CONSTRAINT "marked_copy_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "document_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, DELETE ON watermarked_category TO porchlight_app;
ALTER TABLE watermarked_category ENABLE ROW LEVEL SECURITY;
ALTER TABLE watermarked_category FORCE ROW LEVEL SECURITY;
-- Whoever opens a document has to be told apart by it.
CREATE POLICY reader_asks ON watermarked_category FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')));
CREATE POLICY owner_says ON watermarked_category FOR INSERT TO porchlight_employee WITH CHECK ((SELECT app.kind() = 'owner'));
CREATE POLICY owner_takes_back ON watermarked_category FOR DELETE TO porchlight_employee USING ((SELECT app.kind() = 'owner'));

-- A copy is its grant's: nobody but its person, in its session, makes and reads it. The worker takes it away.
GRANT SELECT, INSERT, DELETE ON marked_copy TO porchlight_app;
GRANT UPDATE (wrapped_key, key_id, size_bytes) ON marked_copy TO porchlight_app;
ALTER TABLE marked_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE marked_copy FORCE ROW LEVEL SECURITY;
CREATE POLICY own_reads ON marked_copy FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND EXISTS (SELECT 1 FROM document_grant g WHERE g.id = grant_id
                  AND g.person_id = (SELECT app.person_id()) AND g.session_id = (SELECT app.session_id())));
CREATE POLICY own_makes ON marked_copy FOR INSERT TO porchlight_contact, porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND wrapped_key IS NULL
     AND EXISTS (SELECT 1 FROM document_grant g WHERE g.id = grant_id AND g.document_id = marked_copy.document_id
                  AND g.client_id = marked_copy.client_id AND g.expires_at = marked_copy.expires_at
                  AND g.person_id = (SELECT app.person_id()) AND g.session_id = (SELECT app.session_id())));
CREATE POLICY own_keeps ON marked_copy FOR UPDATE TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND wrapped_key IS NULL
     AND EXISTS (SELECT 1 FROM document_grant g WHERE g.id = grant_id
                  AND g.person_id = (SELECT app.person_id()) AND g.session_id = (SELECT app.session_id())))
  WITH CHECK (wrapped_key IS NOT NULL);
CREATE POLICY job_reads ON marked_copy FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON marked_copy FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE marked_copy ADD CONSTRAINT whole_or_not_yet CHECK ((wrapped_key IS NULL) = (key_id IS NULL));
