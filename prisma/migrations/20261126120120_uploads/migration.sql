-- AlterTable
ALTER TABLE "document" ADD COLUMN     "folder" TEXT;

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "client_id" UUID,
    "item_id" UUID,
    "filename" TEXT NOT NULL,
    "folder" TEXT,
    "size_bytes" BIGINT NOT NULL,
    "received_bytes" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "finishing_until" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_part" (
    "upload_id" UUID NOT NULL,
    "starts_at" BIGINT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "upload_part_pkey" PRIMARY KEY ("upload_id","starts_at")
);

-- CreateIndex
CREATE INDEX "upload_person_id_created_at_idx" ON "upload"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "upload_expires_at_idx" ON "upload"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "upload_part_storage_key_key" ON "upload_part"("storage_key");

-- AddForeignKey
ALTER TABLE "upload_part" ADD CONSTRAINT "upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An upload is its person's alone, whatever else they may see: the firm's, or at one client for what is asked of it. The job
-- removes what was given up.
GRANT SELECT, INSERT, UPDATE, DELETE ON upload, upload_part TO porchlight_app;
ALTER TABLE upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload FORCE ROW LEVEL SECURITY;
ALTER TABLE upload_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload_part FORCE ROW LEVEL SECURITY;
CREATE POLICY employee ON upload FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND person_id = (SELECT app.person_id()) AND client_id IS NULL);
CREATE POLICY contact ON upload FOR ALL TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND person_id = (SELECT app.person_id()) AND client_id = (SELECT app.client_id())
     AND (SELECT app.has_right('documents')));
CREATE POLICY job ON upload FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY whose_upload_it_is ON upload_part FOR ALL TO porchlight_contact, porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'job')) AND EXISTS (SELECT 1 FROM upload u WHERE u.id = upload_id));

ALTER TABLE upload ADD CONSTRAINT received_within_size CHECK (received_bytes BETWEEN 0 AND size_bytes),
  ADD CONSTRAINT clients_send_for_something CHECK ((client_id IS NULL) = (item_id IS NULL)),
  ADD CONSTRAINT finished_is_whole CHECK (finished_at IS NULL OR received_bytes = size_bytes);
