-- CreateEnum
CREATE TYPE "passkey_purpose" AS ENUM ('register', 'sign_in', 'prove');

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "is_synced" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "challenge" TEXT NOT NULL,
    "purpose" "passkey_purpose" NOT NULL,
    "person_id" UUID,
    "session_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['passkey', 'passkey_challenge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- A passkey is its person's alone. What it is never changes: its name, its count and when it was used do.
REVOKE UPDATE ON passkey, passkey_challenge FROM porchlight_app;
GRANT SELECT, INSERT, DELETE ON passkey, passkey_challenge TO porchlight_app;
GRANT UPDATE (name, counter, used_at, is_synced) ON passkey TO porchlight_app;
CREATE POLICY own ON passkey FOR ALL TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
-- Whoever signs in with one names it by its id, and is known from then on.
CREATE POLICY sign_in_finds ON passkey FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in')
     AND (credential_id = (SELECT app.subject()) OR person_id = (SELECT app.person_id())));
CREATE POLICY sign_in_uses ON passkey FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));

-- A challenge is its session's; one for signing in is whoever's who has it. Both go when they are used, and the job takes
-- those that never were.
CREATE POLICY own ON passkey_challenge FOR ALL TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()) AND session_id = (SELECT app.session_id()) AND purpose IN ('register', 'prove'));
CREATE POLICY sign_in ON passkey_challenge FOR ALL TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND purpose = 'sign_in' AND challenge = (SELECT app.subject()));
CREATE POLICY job_reads ON passkey_challenge FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON passkey_challenge FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE passkey
  ADD CONSTRAINT counts_up CHECK (counter >= 0),
  ADD CONSTRAINT short_name CHECK (char_length(name) BETWEEN 1 AND 60);
ALTER TABLE passkey_challenge
  ADD CONSTRAINT of_session CHECK ((purpose = 'sign_in') = (person_id IS NULL) AND (person_id IS NULL) = (session_id IS NULL));
