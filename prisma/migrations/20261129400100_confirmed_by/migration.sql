-- By what a signer proved who they are. Those who signed before there was another way confirmed their password.
-- AlterTable
ALTER TABLE "signature_signer" ADD COLUMN     "proved_by" TEXT;

ALTER TABLE signature_signer
  ADD CONSTRAINT proof_known CHECK (proved_by IN ('password', 'passkey')),
  ADD CONSTRAINT proof_has_its_moment CHECK (proved_by IS NULL OR proved_at IS NOT NULL);
