-- AlterTable
ALTER TABLE "document" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "document" ALTER COLUMN "tags" SET NOT NULL;

-- CreateTable
CREATE TABLE "tag" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("key")
);

-- What a search finds a document by, its tags now too. As before otherwise.
CREATE FUNCTION app.tags_text(tags text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_string(tags, ' ');
ALTER TABLE "document" DROP COLUMN "sought";
ALTER TABLE "document" ADD COLUMN "sought" TEXT
  GENERATED ALWAYS AS (lower('document ' || title || ' ' || filename || ' ' || year::text || ' ' || app.tags_text(tags))) STORED;

-- Where a tag is asked for, few documents have it.
CREATE INDEX document_tags ON document USING gin (tags) WHERE tags <> '{}';

-- The firm's words; that one was used says nothing of any document.
GRANT SELECT, INSERT ON tag TO porchlight_app;
REVOKE UPDATE, DELETE ON tag FROM porchlight_app;
ALTER TABLE tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE tag FORCE ROW LEVEL SECURITY;
CREATE POLICY employee_reads ON tag FOR SELECT TO porchlight_employee USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
CREATE POLICY employee_adds ON tag FOR INSERT TO porchlight_employee WITH CHECK ((SELECT app.kind() IN ('staff', 'manager', 'owner')));
ALTER TABLE tag ADD CONSTRAINT short_and_named CHECK (length(name) BETWEEN 1 AND 40 AND length(key) BETWEEN 1 AND 80);
ALTER TABLE document ADD CONSTRAINT tags_within_limits CHECK (cardinality(tags) <= 12);

-- Tags order what is published too: they change by themselves, and nothing else changes with them.
DROP TRIGGER document_guard ON document;
CREATE TRIGGER document_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (NEW.version = OLD.version AND NEW.tags = OLD.tags) EXECUTE FUNCTION app.document_guard();
CREATE FUNCTION app.document_tags_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - '{tags,sought}'::text[]) <> (to_jsonb(NEW) - '{tags,sought}'::text[]) THEN
    RAISE EXCEPTION 'the tags of document % change by themselves', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_tags_guard BEFORE UPDATE ON document FOR EACH ROW
  WHEN (NEW.tags <> OLD.tags) EXECUTE FUNCTION app.document_tags_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
