-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device_id" UUID;

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "name" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "device_person_id_secret_hash_key" ON "device"("person_id", "secret_hash");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A device is its person's alone: signing in makes it known, and its person names it or sends it away.
ALTER TABLE device ENABLE ROW LEVEL SECURITY;
ALTER TABLE device FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE ON device FROM porchlight_app;
GRANT SELECT, INSERT ON device TO porchlight_app;
GRANT UPDATE (name, user_agent, seen_at, forgotten_at) ON device TO porchlight_app;
CREATE POLICY own_reads ON device FOR SELECT TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY own_changes ON device FOR UPDATE TO porchlight_contact, porchlight_employee
  USING (person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_reads ON device FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_adds ON device FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));
CREATE POLICY sign_in_changes ON device FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.person_id()));

ALTER TABLE device
  ADD CONSTRAINT whole_hash CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT short_name CHECK (char_length(name) BETWEEN 1 AND 60);
