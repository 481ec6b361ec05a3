-- AlterTable
ALTER TABLE "season" DROP COLUMN "publishing_id",
DROP COLUMN "tells_at";

-- AlterTable
ALTER TABLE "season_row" ADD COLUMN     "going" TEXT,
ADD COLUMN     "left_for" TEXT;

-- CreateTable
CREATE TABLE "publishing_run" (
    "id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "documents" INTEGER NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "publishing_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "publishing_run_season_id_asked_at_idx" ON "publishing_run"("season_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "publishing_run" ADD CONSTRAINT "publishing_run_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One at a time; what goes on is looked for each minute.
CREATE UNIQUE INDEX publishing_run_going ON publishing_run (season_id) WHERE ended_at IS NULL;
CREATE INDEX season_row_going ON season_row (season_id) WHERE going IS NOT NULL;
ALTER TABLE publishing_run ADD CONSTRAINT says_how_many CHECK (documents > 0);

-- While a season goes out nobody knows yet when it is told of: the ten minutes begin with its last step.
ALTER TABLE document DROP CONSTRAINT outgoing_says_when,
  ADD CONSTRAINT outgoing_says_when CHECK (state <> 'outgoing'
    OR (client_id IS NOT NULL AND item_id IS NULL AND publishing_id IS NOT NULL AND (tells_at IS NOT NULL OR season_id IS NOT NULL)
        AND published_by IS NOT NULL));

-- It is whose season it is who says that it goes out. Whoever looks after a client of what is out may stop it: what is taken
-- back stays back.
GRANT SELECT, INSERT, UPDATE ON publishing_run TO porchlight_app;
REVOKE DELETE ON publishing_run FROM porchlight_app;
ALTER TABLE publishing_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_run FORCE ROW LEVEL SECURITY;
CREATE POLICY employee_reads ON publishing_run FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner'))
     AND (EXISTS (SELECT 1 FROM season s WHERE s.id = season_id)
       OR EXISTS (SELECT 1 FROM document d WHERE d.publishing_id = publishing_run.id AND d.state = 'outgoing')));
CREATE POLICY employee_says ON publishing_run FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND person_id = (SELECT app.person_id())
     AND stopped_at IS NULL AND ended_at IS NULL AND EXISTS (SELECT 1 FROM season s WHERE s.id = season_id));
CREATE POLICY employee_stops ON publishing_run FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND ended_at IS NULL
     AND (EXISTS (SELECT 1 FROM season s WHERE s.id = season_id)
       OR EXISTS (SELECT 1 FROM document d WHERE d.publishing_id = publishing_run.id AND d.state = 'outgoing')))
  WITH CHECK (stopped_at IS NOT NULL AND ended_at IS NULL);
CREATE POLICY job_reads ON publishing_run FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_works ON publishing_run FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND ended_at IS NULL) WITH CHECK ((SELECT app.kind() = 'job'));
CREATE FUNCTION app.publishing_run_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - '{moved_at,stopped_at,ended_at}'::text[]) <> (to_jsonb(NEW) - '{moved_at,stopped_at,ended_at}'::text[]) THEN
    RAISE EXCEPTION 'what was said of season % stays as it was said', OLD.season_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_run_guard BEFORE UPDATE ON publishing_run FOR EACH ROW EXECUTE FUNCTION app.publishing_run_guard();

-- What of a season is meant is kept with its lines; a person changes nothing else of them.
CREATE POLICY whose_season_it_is_says ON season_row FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM season s WHERE s.id = season_id));
CREATE FUNCTION app.season_row_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.kind() IN ('staff', 'manager', 'owner')
     AND (to_jsonb(OLD) - '{going,left_for}'::text[]) <> (to_jsonb(NEW) - '{going,left_for}'::text[]) THEN
    RAISE EXCEPTION 'line % of a season is not for a person to change', OLD.line USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER season_row_guard BEFORE UPDATE ON season_row FOR EACH ROW EXECUTE FUNCTION app.season_row_guard();

-- The job carries out what somebody said, with the rights that they have at that moment; and says at the end when it is told.
CREATE POLICY job_lets_go ON document FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state = 'ready' AND season_id IS NOT NULL)
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'outgoing');
CREATE FUNCTION app.document_goes_out_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.kind() = 'job' AND (NEW.published_by IS DISTINCT FROM app.person_id()
     OR NOT EXISTS (SELECT 1 FROM public.publishing_run r
                     WHERE r.id = NEW.publishing_id AND r.season_id = NEW.season_id AND r.person_id = NEW.published_by
                       AND r.stopped_at IS NULL AND r.ended_at IS NULL)
     OR NOT EXISTS (SELECT 1 FROM public.employee e
                     WHERE e.person_id = NEW.published_by AND e.ended_at IS NULL
                       AND (e.role = 'owner' OR EXISTS (SELECT 1 FROM public.assignment a
                              WHERE a.employee_id = e.id AND a.client_id = NEW.client_id AND a.ended_at IS NULL)))) THEN
    RAISE EXCEPTION 'document % goes out by nobody who may publish it', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_goes_out_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (OLD.state = 'ready' AND NEW.state = 'outgoing') EXECUTE FUNCTION app.document_goes_out_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
