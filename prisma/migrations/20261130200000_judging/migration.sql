-- AlterTable
ALTER TABLE "signal" ADD COLUMN     "earlier" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "judged" (
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "state" BYTEA NOT NULL,

    CONSTRAINT "judged_pkey" PRIMARY KEY ("client_id","at")
);

-- CreateTable
CREATE TABLE "signal_late" (
    "id" BIGSERIAL NOT NULL,
    "client_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signal_late_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outage" (
    "id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "clients" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outage_error" (
    "event_id" UUID NOT NULL,
    "outage_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "page" TEXT NOT NULL,
    "during" TEXT NOT NULL,

    CONSTRAINT "outage_error_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "rule_change" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "threshold" TEXT NOT NULL,
    "from_value" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "rule_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_trial" (
    "rule" TEXT NOT NULL,
    "threshold" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "raised" INTEGER NOT NULL,
    "not_real" INTEGER NOT NULL,
    "remain" INTEGER NOT NULL,
    "remain_not_real" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_trial_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "rule_trial_run" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "basis" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "after_client" UUID,
    "counts" JSONB NOT NULL,

    CONSTRAINT "rule_trial_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signal_client_id_raised_at_idx" ON "signal"("client_id", "raised_at");

-- CreateIndex
CREATE INDEX "signal_client_id_episode_at_idx" ON "signal"("client_id", "episode_at");

-- CreateIndex
CREATE INDEX "signal_rule_episode_at_idx" ON "signal"("rule", "episode_at");

-- CreateIndex
CREATE INDEX "signal_raised_at_id_idx" ON "signal"("raised_at", "id");

-- CreateIndex
CREATE INDEX "signal_late_client_id_idx" ON "signal_late"("client_id");

-- CreateIndex
CREATE INDEX "outage_began_at_idx" ON "outage"("began_at" DESC);

-- CreateIndex
CREATE INDEX "outage_error_outage_id_at_idx" ON "outage_error"("outage_id", "at");

-- CreateIndex
CREATE INDEX "rule_change_rule_at_idx" ON "rule_change"("rule", "at" DESC);

-- AddForeignKey
ALTER TABLE "outage_error" ADD CONSTRAINT "outage_error_outage_id_fkey" FOREIGN KEY ("outage_id") REFERENCES "outage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['judged', 'signal_late', 'outage', 'outage_error', 'rule_change', 'rule_trial', 'rule_trial_run'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE signal_late_id_seq TO porchlight_app;
-- What somebody has set stays written down.
REVOKE UPDATE, DELETE ON rule_change FROM porchlight_app;

-- Where judging stands is nobody's to see.
CREATE POLICY job ON judged FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job ON signal_late FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job ON rule_trial_run FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- That there was an outage, and how many clients it hit, everybody at the firm may know; which, those who look after them.
CREATE POLICY employee_reads ON outage FOR SELECT TO porchlight_employee USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY job ON outage FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY employee_reads ON outage_error FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())));
CREATE POLICY job ON outage_error FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- How a rule judges is known to all at the firm, and an owner's to set, in their own name.
CREATE POLICY employee_reads ON rule_change FOR SELECT TO porchlight_employee USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY owner_sets ON rule_change FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() = 'owner') AND person_id = (SELECT app.person_id()));
CREATE POLICY job_reads ON rule_change FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY employee_reads ON rule_trial FOR SELECT TO porchlight_employee USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY job ON rule_trial FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'));

ALTER TABLE rule_trial_run ADD CONSTRAINT one_run CHECK (id = 1);
ALTER TABLE outage ADD CONSTRAINT ends_after_it_began CHECK (ended_at >= began_at);
