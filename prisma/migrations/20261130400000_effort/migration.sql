-- CreateEnum
CREATE TYPE "effort_task" AS ENUM ('check_invoice', 'pay', 'find_document', 'send_document', 'reach_person', 'sign_in');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('done', 'given_up');

-- CreateTable
CREATE TABLE "task_attempt" (
    "event_id" UUID NOT NULL,
    "task" "effort_task" NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID,
    "visit_id" UUID,
    "about_kind" TEXT,
    "about_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "attempt_outcome" NOT NULL,
    "clicks" INTEGER NOT NULL,
    "spent_ms" INTEGER,
    "errors" INTEGER NOT NULL,
    "repeats" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "part_ms" INTEGER[],
    "step_ms" INTEGER[],
    "release" TEXT,

    CONSTRAINT "task_attempt_pkey" PRIMARY KEY ("event_id","task")
);

-- CreateTable
CREATE TABLE "effort_due" (
    "client_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "effort_due_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "effort_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "effort_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_release" (
    "version" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portal_release_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "usual_effort" (
    "task" "effort_task" NOT NULL,
    "clients" INTEGER NOT NULL,
    "click_tenths" INTEGER NOT NULL,
    "spent_ms" INTEGER,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usual_effort_pkey" PRIMARY KEY ("task")
);

-- CreateIndex
CREATE INDEX "task_attempt_client_id_started_at_event_id_idx" ON "task_attempt"("client_id", "started_at" DESC, "event_id" DESC);

-- CreateIndex
CREATE INDEX "task_attempt_started_at_event_id_idx" ON "task_attempt"("started_at" DESC, "event_id" DESC);

-- CreateIndex
CREATE INDEX "task_attempt_about_id_started_at_idx" ON "task_attempt"("about_id", "started_at");

-- What each task costs is read from here alone, in the order in which it is added up.
CREATE INDEX task_attempt_costs ON task_attempt (task, client_id, started_at)
  INCLUDE (outcome, clicks, spent_ms, errors, repeats, part_ms, release);

-- CreateIndex
CREATE INDEX "effort_due_due_at_idx" ON "effort_due"("due_at");

ALTER TABLE task_attempt
  ADD CONSTRAINT ends_after_its_start CHECK (ended_at >= started_at),
  ADD CONSTRAINT about_both_or_nothing CHECK ((about_kind IS NULL) = (about_id IS NULL)),
  ADD CONSTRAINT counts_from_zero CHECK (clicks >= 0 AND errors >= 0 AND repeats >= 0 AND spent_ms >= 0);
ALTER TABLE effort_mark ADD CONSTRAINT one_mark CHECK (id = 1);
INSERT INTO effort_mark (id, seq) VALUES (1, 0);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['task_attempt', 'effort_due', 'effort_mark', 'portal_release', 'usual_effort'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
    EXECUTE format($p$CREATE POLICY job ON %I FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
END $$;

-- Whoever looks after a client sees what it costs that client, and nobody but the job writes it.
CREATE POLICY employee ON task_attempt FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
-- Of no client: which releases there were, and what a task usually takes.
CREATE POLICY employee ON portal_release FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY employee ON usual_effort FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
