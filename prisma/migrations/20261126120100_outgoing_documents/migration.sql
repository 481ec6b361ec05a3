-- AlterEnum
ALTER TYPE "document_state" ADD VALUE 'outgoing' BEFORE 'published';

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "publishing_id" UUID,
ADD COLUMN     "tells_at" TIMESTAMPTZ(3);
