-- AlterTable
ALTER TABLE "firm" ADD COLUMN     "requires_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "totp" (
    "person_id" UUID NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "recovery_salt" BYTEA,

    CONSTRAINT "totp_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_sign_in" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "email" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_in_secret_hash_key" ON "pending_sign_in"("secret_hash");

-- CreateIndex
CREATE INDEX "pending_sign_in_person_id_idx" ON "pending_sign_in"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_secret_hash_key" ON "sign_in_code"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_link_hash_key" ON "sign_in_code"("link_hash");

-- CreateIndex
CREATE INDEX "sign_in_code_person_id_idx" ON "sign_in_code"("person_id");

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "totp"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_sign_in" ADD CONSTRAINT "pending_sign_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp', 'recovery_code', 'pending_sign_in', 'sign_in_code'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- A second step is its person's to set up and to turn off. Whoever signs in reads it, and writes down what was used.
CREATE POLICY own ON totp FOR ALL TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_reads ON totp FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.signing_in()));
CREATE POLICY sign_in_uses ON totp FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
-- From whoever lost it it is taken by the owner, or, from a contact, by those who look after the client. They never set one.
CREATE POLICY employee_sees ON totp FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND person_id IN (SELECT c.person_id FROM contact c)
          AND person_id NOT IN (SELECT e.person_id FROM employee e)));
CREATE POLICY employee_takes ON totp FOR DELETE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND person_id IN (SELECT c.person_id FROM contact c)
          AND person_id NOT IN (SELECT e.person_id FROM employee e)));

CREATE POLICY own ON recovery_code FOR ALL TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_reads ON recovery_code FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_uses ON recovery_code FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));

-- What was begun is its browser's, by the secret of its cookie; whoever is known ends what else they began.
CREATE POLICY sign_in ON pending_sign_in FOR ALL TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND (secret_hash = (SELECT app.subject()) OR person_id = (SELECT app.person_id())))
  WITH CHECK ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
CREATE POLICY own_reads ON pending_sign_in FOR SELECT TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY own_ends ON pending_sign_in FOR DELETE TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));

CREATE POLICY sign_in_reads ON sign_in_code FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in')
     AND ((SELECT app.subject()) IN (secret_hash, link_hash) OR person_id = (SELECT app.person_id())));
CREATE POLICY sign_in_tries ON sign_in_code FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in')
     AND (secret_hash = (SELECT app.subject()) OR person_id = (SELECT app.person_id())));
-- One that is nobody's is written like any other.
CREATE POLICY sign_in_adds ON sign_in_code FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'sign-in') AND (person_id IS NULL OR person_id = (SELECT app.person_id())));

-- What is over is of no use to anybody.
CREATE POLICY job_reads ON pending_sign_in FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON pending_sign_in FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND expires_at < now());
CREATE POLICY job_reads ON sign_in_code FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON sign_in_code FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND expires_at < now());
