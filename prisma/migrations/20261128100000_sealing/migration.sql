-- CreateTable
CREATE TABLE "activity_unsealed" (
    "event_id" UUID NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_unsealed_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "activity_seal" (
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "activity_checkpoint" (
    "kept_on" DATE NOT NULL,
    "seq" BIGINT NOT NULL,
    "line" TEXT NOT NULL,

    CONSTRAINT "activity_checkpoint_pkey" PRIMARY KEY ("kept_on")
);

-- CreateIndex
CREATE UNIQUE INDEX "activity_seal_event_id_key" ON "activity_seal"("event_id");

-- What there is already waits to be sealed like anything new. Its own owner is under row-level security too.
ALTER TABLE activity_event NO FORCE ROW LEVEL SECURITY;
INSERT INTO activity_unsealed (event_id) SELECT id FROM activity_event ORDER BY id;
ALTER TABLE activity_event FORCE ROW LEVEL SECURITY;

-- A seal is there for good, and so is a checkpoint: there is no right to change, remove or empty either.
GRANT SELECT, INSERT ON activity_seal, activity_checkpoint TO porchlight_app;
REVOKE UPDATE, DELETE, TRUNCATE ON activity_seal, activity_checkpoint FROM porchlight_app;
GRANT SELECT, INSERT, DELETE ON activity_unsealed TO porchlight_app;
REVOKE UPDATE, TRUNCATE ON activity_unsealed FROM porchlight_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['activity_unsealed', 'activity_seal', 'activity_checkpoint'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY owner_reads ON %I FOR SELECT TO porchlight_employee
      USING ((SELECT app.kind() = 'owner'))$p$, t);
    EXECUTE format($p$CREATE POLICY job_reads ON %I FOR SELECT TO porchlight_machine
      USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
END $$;
CREATE POLICY job_seals ON activity_seal FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));
CREATE POLICY job_keeps ON activity_checkpoint FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));
CREATE POLICY job_takes ON activity_unsealed FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));
-- Whoever writes an event puts it in the queue, whatever they are; nobody does by hand.
CREATE POLICY written_queues ON activity_unsealed FOR INSERT WITH CHECK (pg_trigger_depth() > 0);

ALTER TABLE activity_seal
  ADD CONSTRAINT counts_from_one CHECK (seq >= 1),
  ADD CONSTRAINT whole_hashes CHECK (octet_length(prev_hash) = 32 AND octet_length(hash) = 32);
ALTER TABLE activity_checkpoint ADD CONSTRAINT counts_from_one CHECK (seq >= 1);

-- Each event, by whatever way it comes in, waits to be sealed from the moment that it is there.
CREATE FUNCTION app.queue_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.activity_unsealed (event_id) SELECT id FROM written;
  RETURN NULL;
END $$;
CREATE TRIGGER queue_unsealed AFTER INSERT ON activity_event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION app.queue_unsealed();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
