-- CreateTable
CREATE TABLE "document_preview" (
    "document_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "storage_key" TEXT,
    "wrapped_key" BYTEA,
    "key_id" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_preview_pkey" PRIMARY KEY ("document_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_preview_storage_key_key" ON "document_preview"("storage_key");

-- AddForeignKey
ALTER TABLE "document_preview" ADD CONSTRAINT "document_preview_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever sees a document sees that it has a preview: asked of the document itself, under its own policies. The worker makes them.
GRANT SELECT, INSERT, UPDATE, DELETE ON document_preview TO porchlight_app;
ALTER TABLE document_preview ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_preview FORCE ROW LEVEL SECURITY;
CREATE POLICY who_sees_it_reads ON document_preview FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY job ON document_preview FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE document_preview ADD CONSTRAINT whole_object_or_none
  CHECK ((storage_key IS NULL) = (wrapped_key IS NULL) AND (storage_key IS NULL) = (key_id IS NULL));
