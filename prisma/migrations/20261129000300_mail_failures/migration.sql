-- CreateEnum
CREATE TYPE "mail_failure_reason" AS ENUM ('no_mailbox', 'refused', 'unreachable');

-- CreateTable
CREATE TABLE "mail_failure" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" "mail_failure_reason" NOT NULL,
    "reply" TEXT,
    "may_go_again" BOOLEAN NOT NULL,
    "letter_by" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" UUID,

    CONSTRAINT "mail_failure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mail_failure_client_id_at_idx" ON "mail_failure"("client_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "mail_failure_mail_id_contact_id_at_key" ON "mail_failure"("mail_id", "contact_id", "at");

-- AddForeignKey
ALTER TABLE "mail_failure" ADD CONSTRAINT "mail_failure_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_failure" ADD CONSTRAINT "mail_failure_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A mail that did not reach somebody: whoever looks after their client learns of it, and nothing else of the outbox.
CREATE INDEX mail_failure_open ON mail_failure (at DESC) WHERE settled_at IS NULL;
ALTER TABLE mail_failure ADD CONSTRAINT settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by IS NULL));

ALTER TABLE mail_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_failure FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON mail_failure TO porchlight_app;
GRANT UPDATE (settled_at, settled_by) ON mail_failure TO porchlight_app;
CREATE POLICY job_reads ON mail_failure FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_adds ON mail_failure FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));
CREATE POLICY employee ON mail_failure FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_settles ON mail_failure FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
  WITH CHECK (settled_by = (SELECT app.person_id()));
