-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "version_of" UUID;

-- A newer file of a document is the firm's to bring, and one file.
ALTER TABLE upload ADD CONSTRAINT newer_file_is_the_firms CHECK (version_of IS NULL OR (client_id IS NULL AND NOT is_archive));
