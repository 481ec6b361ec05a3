-- CreateTable
CREATE TABLE "firm_category" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "category" "document_category" NOT NULL,
    "years" INTEGER,
    "for_ever" BOOLEAN NOT NULL DEFAULT false,
    "watermarked" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "firm_category_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "firm_category_id" UUID;

-- AlterTable
ALTER TABLE "document_deletion" ADD COLUMN     "firm_category" TEXT;

-- AlterTable
ALTER TABLE "season_row" ADD COLUMN     "firm_category_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "firm_category_key_key" ON "firm_category"("key");

-- CreateIndex
CREATE UNIQUE INDEX "firm_category_id_category_key" ON "firm_category"("id", "category");

-- CreateIndex
CREATE INDEX "document_firm_category_id_idx" ON "document"("firm_category_id");

-- AddForeignKey: a document's category is that of the firm's own one that it has.
ALTER TABLE "document" ADD CONSTRAINT "document_firm_category_id_category_fkey" FOREIGN KEY ("firm_category_id", "category") REFERENCES "firm_category"("id", "category") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────

-- To which of the portal's a category belongs is said once: what documents have it rests on that.
GRANT SELECT, INSERT, DELETE ON firm_category TO porchlight_app;
GRANT UPDATE (name, key, years, for_ever, watermarked, retired_at) ON firm_category TO porchlight_app;
ALTER TABLE firm_category ENABLE ROW LEVEL SECURITY;
ALTER TABLE firm_category FORCE ROW LEVEL SECURITY;
CREATE POLICY employee_reads ON firm_category FOR SELECT TO porchlight_employee USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY owner_adds ON firm_category FOR INSERT TO porchlight_employee WITH CHECK ((SELECT app.kind() = 'owner'));
CREATE POLICY owner_changes ON firm_category FOR UPDATE TO porchlight_employee USING ((SELECT app.kind() = 'owner'));
CREATE POLICY owner_removes ON firm_category FOR DELETE TO porchlight_employee USING ((SELECT app.kind() = 'owner'));
-- Its name may say something of others: a contact sees those of documents that they see.
CREATE POLICY contact_reads ON firm_category FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact')
     AND id IN (SELECT d.firm_category_id FROM document d WHERE d.client_id = (SELECT app.client_id()) AND d.firm_category_id IS NOT NULL));
CREATE POLICY job_reads ON firm_category FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE firm_category
  ADD CONSTRAINT named_in_one_line CHECK (length(name) BETWEEN 1 AND 60 AND name = btrim(name) AND name !~ '[[:cntrl:]]' AND length(key) >= 1),
  ADD CONSTRAINT years_within_limits CHECK (years BETWEEN 1 AND 100),
  ADD CONSTRAINT years_or_for_ever CHECK (NOT (for_ever AND years IS NOT NULL));
