-- CreateEnum
CREATE TYPE "season_state" AS ENUM ('reading', 'taken', 'failed');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "season_id" UUID;

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "is_archive" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "season" (
    "id" UUID NOT NULL,
    "upload_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "state" "season_state" NOT NULL DEFAULT 'reading',
    "problem" TEXT,
    "problem_line" INTEGER,
    "unnamed" INTEGER NOT NULL DEFAULT 0,
    "publishing_id" UUID,
    "tells_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "season_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "season_row" (
    "season_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "person" TEXT,
    "title" TEXT,
    "category" "document_category",
    "year" INTEGER,
    "client_id" UUID,
    "contact_id" UUID,
    "document_id" UUID,
    "problem" TEXT,

    CONSTRAINT "season_row_pkey" PRIMARY KEY ("season_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "season_upload_id_key" ON "season"("upload_id");

-- CreateIndex
CREATE INDEX "season_person_id_created_at_idx" ON "season"("person_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "season_row_document_id_key" ON "season_row"("document_id");

-- CreateIndex
CREATE INDEX "document_season_id_idx" ON "document"("season_id");

-- AddForeignKey
ALTER TABLE "season_row" ADD CONSTRAINT "season_row_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A season is whose it is who brought it: its list names clients of theirs, and perhaps others.
GRANT SELECT, INSERT, UPDATE, DELETE ON season, season_row TO porchlight_app;
ALTER TABLE season ENABLE ROW LEVEL SECURITY;
ALTER TABLE season FORCE ROW LEVEL SECURITY;
ALTER TABLE season_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE season_row FORCE ROW LEVEL SECURITY;
CREATE POLICY employee ON season FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND person_id = (SELECT app.person_id()));
CREATE POLICY job ON season FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY whose_season_it_is ON season_row FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM season s WHERE s.id = season_id));
CREATE POLICY job ON season_row FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- The job takes the files out of the archive, for whoever brought it.
CREATE POLICY job_brings ON document FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'staging' AND item_id IS NULL AND client_id IS NULL AND uploaded_by IS NOT NULL);

ALTER TABLE season ADD CONSTRAINT failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL));
