-- AlterTable
ALTER TABLE "activity_event" ADD COLUMN     "person_key_id" UUID,
ADD COLUMN     "personal" BYTEA;

-- CreateTable
CREATE TABLE "person_key" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "month" DATE,
    "wrapped_key" BYTEA,
    "key_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_key_person_id_key" ON "person_key"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_key_month_key_id_key" ON "person_key"("month", "key_id");

-- AddForeignKey
ALTER TABLE "person_key" ADD CONSTRAINT "person_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether somebody is at the firm, or a contact of a client that whoever acts may see. As a function, since what a policy says in
-- full is set up for every statement that names its table, and each that writes to the log does, though it needs no answer.
CREATE FUNCTION app.knows_person(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM public.employee e WHERE e.person_id = person)
      OR EXISTS (SELECT 1 FROM public.contact c WHERE c.person_id = person)
$$;
CREATE FUNCTION app.knows_contact(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM public.contact c WHERE c.person_id = person)
$$;

-- Whoever may know of a person may read their key, wrapped as it is, since what they may read of the log is under it; those of
-- the months are nobody's. A key is made by whoever writes what is under it, and by nobody else.
ALTER TABLE person_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_key FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE, TRUNCATE ON person_key FROM porchlight_app;
GRANT SELECT, INSERT ON person_key TO porchlight_app;
GRANT UPDATE (wrapped_key, destroyed_at) ON person_key TO porchlight_app;

CREATE POLICY person_reads ON person_key FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND (person_id IS NULL OR person_id = (SELECT app.person_id()) OR app.knows_person(person_id)));
CREATE POLICY machine_reads ON person_key FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'job')
      OR ((SELECT app.kind() IN ('stripe', 'sign-in', 'link', 'public', 'import', 'setup', 'books')) AND person_id IS NULL)
      OR ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.signing_in()))
      OR ((SELECT app.kind() = 'link') AND app.knows_contact(person_id)));

CREATE POLICY contact_makes ON person_key FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND destroyed_at IS NULL
     AND (person_id IS NULL OR person_id = (SELECT app.person_id())));
-- What a client did may be written down by whoever looks after them.
CREATE POLICY employee_makes ON person_key FOR INSERT TO porchlight_employee
  WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND (destroyed_at IS NULL OR (SELECT app.kind() = 'owner'))
     AND (person_id IS NULL OR person_id = (SELECT app.person_id()) OR (SELECT app.kind() = 'owner')
       OR app.knows_contact(person_id)));
CREATE POLICY machine_makes ON person_key FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job')
      OR ((SELECT app.kind() IN ('stripe', 'sign-in', 'link', 'public', 'import', 'setup', 'books'))
          AND person_id IS NULL AND destroyed_at IS NULL)
      OR ((SELECT app.kind() = 'sign-in') AND person_id = (SELECT app.signing_in()) AND destroyed_at IS NULL)
      OR ((SELECT app.kind() = 'link') AND destroyed_at IS NULL
          AND app.knows_contact(person_id)));

-- A key is destroyed by the owner, who decides on an erasure, or by the job that carries it out or keeps the time.
CREATE POLICY owner_destroys ON person_key FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')) WITH CHECK ((SELECT app.kind() = 'owner') AND destroyed_at IS NOT NULL);
CREATE POLICY job_destroys ON person_key FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job')) WITH CHECK ((SELECT app.kind() = 'job') AND destroyed_at IS NOT NULL);

ALTER TABLE person_key
  ADD CONSTRAINT of_person_or_month CHECK ((person_id IS NULL) <> (month IS NULL)),
  ADD CONSTRAINT first_of_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT gone_or_whole CHECK ((destroyed_at IS NULL) = (wrapped_key IS NOT NULL AND key_id IS NOT NULL)
                                      AND (destroyed_at IS NULL OR wrapped_key IS NULL));

-- A key is only ever destroyed, once and for good: nobody changes it, gives it to another, or brings it back.
CREATE FUNCTION app.person_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'key % was destroyed and stays so', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.destroyed_at IS NULL OR NEW.wrapped_key IS NOT NULL
     OR (to_jsonb(OLD) - '{wrapped_key,destroyed_at}'::text[]) <> (to_jsonb(NEW) - '{wrapped_key,destroyed_at}'::text[]) THEN
    RAISE EXCEPTION 'of key % nothing changes but that it is destroyed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_key_guard BEFORE UPDATE ON person_key FOR EACH ROW EXECUTE FUNCTION app.person_key_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What a destroyed key was is gone from its pages too, as soon as PostgreSQL looks: not when a fifth of the table is old.
ALTER TABLE person_key SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);

-- Personal fields stand either in their own columns, as they did, or encrypted, and then nowhere else. Of a reason that was
-- given an empty text is left, so that it can be asked whether there was one.
ALTER TABLE activity_event
  ADD CONSTRAINT encrypted_or_plain CHECK ((personal IS NULL) = (person_key_id IS NULL)
    AND (personal IS NULL OR (ip IS NULL AND user_agent IS NULL AND coalesce(reason, '') = '')));

-- What somebody searched for is told from the evidence, where it can be erased, and kept nowhere beside it.
ALTER TABLE signal NO FORCE ROW LEVEL SECURITY;
UPDATE signal SET facts = facts - 'query' WHERE facts ? 'query';
ALTER TABLE signal FORCE ROW LEVEL SECURITY;
