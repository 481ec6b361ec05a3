-- CreateEnum
CREATE TYPE "case_state" AS ENUM ('open', 'taken', 'snoozed', 'dismissed', 'settled');

-- CreateEnum
CREATE TYPE "case_wait" AS ENUM ('paid', 'opened', 'back', 'answered');

-- CreateEnum
CREATE TYPE "case_waking" AS ENUM ('time', 'high', 'paid', 'opened', 'back', 'answered');

-- CreateEnum
CREATE TYPE "logged_channel" AS ENUM ('call', 'email', 'visit', 'other');

-- CreateEnum
CREATE TYPE "contact_topic" AS ENUM ('billing', 'payment', 'document', 'access', 'other');

-- CreateTable
CREATE TABLE "signal_case" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "root_kind" TEXT,
    "root_id" TEXT,
    "state" "case_state" NOT NULL DEFAULT 'open',
    "severity" "severity" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "snoozed_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozed_for" "case_wait",
    "woken_by" "case_waking",
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signal_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "logged_contact" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID,
    "channel" "logged_channel" NOT NULL,
    "topic" "contact_topic" NOT NULL,
    "event_id" UUID NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "logged_by" UUID NOT NULL,
    "promised_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "logged_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_refusal" (
    "employee_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_refusal_pkey" PRIMARY KEY ("employee_id")
);

-- AlterTable
ALTER TABLE "signal" ADD COLUMN "case_id" UUID;

-- CreateIndex
CREATE INDEX "signal_case_client_id_opened_at_idx" ON "signal_case"("client_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "logged_contact_client_id_heard_at_idx" ON "logged_contact"("client_id", "heard_at" DESC);

-- CreateIndex
CREATE INDEX "signal_case_id_idx" ON "signal"("case_id");

-- AddForeignKey
ALTER TABLE "signal" ADD CONSTRAINT "signal_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "signal_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "logged_contact" ADD CONSTRAINT "logged_contact_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_refusal" ADD CONSTRAINT "digest_refusal_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One open case for a client and what it is about; the client itself is about nothing.
CREATE UNIQUE INDEX signal_case_root ON signal_case (client_id, root_kind, root_id) NULLS NOT DISTINCT
  WHERE state IN ('open', 'taken', 'snoozed');
-- What waits for somebody, worst and oldest first, without looking through what has ended.
CREATE INDEX signal_case_waiting ON signal_case (severity DESC, opened_at, id) WHERE state IN ('open', 'taken', 'snoozed');
-- How many of a day's cases somebody has worked already.
CREATE INDEX signal_case_opened ON signal_case (opened_at);
-- Whether anything has changed since a page was made.
CREATE INDEX signal_case_changed ON signal_case (changed_at);
CREATE INDEX logged_contact_promised ON logged_contact (promised_at) WHERE answered_at IS NULL AND taken_back_at IS NULL;

ALTER TABLE signal_case
  ADD CONSTRAINT ended_says_when CHECK ((state IN ('dismissed', 'settled')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT snoozed_has_an_end CHECK (state <> 'snoozed' OR (snoozed_until IS NOT NULL AND snoozed_at IS NOT NULL)),
  ADD CONSTRAINT taken_by_somebody CHECK (state <> 'taken' OR taken_by IS NOT NULL);
ALTER TABLE logged_contact
  ADD CONSTRAINT answered_by_somebody CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  ADD CONSTRAINT answered_or_promised CHECK (answered_at IS NOT NULL OR promised_at IS NOT NULL);

ALTER TABLE signal_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE signal_case FORCE ROW LEVEL SECURITY;
CREATE POLICY job ON signal_case FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY employee_reads ON signal_case FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_works ON signal_case FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));

ALTER TABLE logged_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE logged_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY job_reads ON logged_contact FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY employee_reads ON logged_contact FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY employee_logs ON logged_contact FOR INSERT TO porchlight_employee
  WITH CHECK (((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
     AND logged_by = (SELECT app.person_id()));
CREATE POLICY employee_answers ON logged_contact FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));

ALTER TABLE digest_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY job_reads ON digest_refusal FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY own ON digest_refusal FOR ALL TO porchlight_employee USING (employee_id = (SELECT app.employee_id()));

-- Whoever looks at Today hears that something of a client has changed, and asks anew: what, is told to those who may know.
CREATE FUNCTION app.tell_today() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('porchlight_today', NEW.client_id::text);
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION app.tell_today() TO porchlight_app;
CREATE TRIGGER tells_today AFTER INSERT OR UPDATE ON signal_case FOR EACH ROW EXECUTE FUNCTION app.tell_today();
CREATE TRIGGER tells_today AFTER INSERT OR UPDATE ON logged_contact FOR EACH ROW EXECUTE FUNCTION app.tell_today();
CREATE TRIGGER tells_today AFTER INSERT OR UPDATE OF state ON line_question FOR EACH ROW EXECUTE FUNCTION app.tell_today();

-- The signals that wait get their cases from the next sweep, within a minute.
INSERT INTO signal_due (client_id, due_at)
  SELECT DISTINCT client_id, now() FROM signal WHERE state IN ('open', 'taken', 'snoozed')
  ON CONFLICT (client_id) DO UPDATE SET due_at = least(signal_due.due_at, excluded.due_at);
