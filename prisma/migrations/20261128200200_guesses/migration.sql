-- CreateTable
CREATE TABLE "sign_in_guess" (
    "account" TEXT NOT NULL,
    "strangers" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_guess_pkey" PRIMARY KEY ("account")
);

-- Whoever signs in is counted before they are known; the job forgets the addresses that are nobody's.
ALTER TABLE sign_in_guess ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_guess FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_guess TO porchlight_app;
CREATE POLICY sign_in ON sign_in_guess FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'sign-in'));
CREATE POLICY job_reads ON sign_in_guess FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON sign_in_guess FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE sign_in_guess
  ADD CONSTRAINT whole_hash CHECK (account ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT counts_up CHECK (strangers >= 0 AND known >= 0);
