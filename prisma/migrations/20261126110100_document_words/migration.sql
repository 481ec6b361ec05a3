-- What a search finds a document by, in lower case: comparing without regard to case takes several times as long as reading
-- the row, and an index of trigrams has to wait for the policies.
ALTER TABLE "document" ADD COLUMN "sought" TEXT
  GENERATED ALWAYS AS (lower('document ' || title || ' ' || filename || ' ' || year::text)) STORED;

-- CreateTable
CREATE TABLE "document_index" (
    "document_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "document_index_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "document_word" (
    "word" BIGINT NOT NULL,
    "document_id" UUID NOT NULL,

    CONSTRAINT "document_word_pkey" PRIMARY KEY ("word","document_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "hint" BIGINT NOT NULL,
    "word" BIGINT NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("hint","word")
);

-- CreateIndex
CREATE INDEX "document_word_document_id_idx" ON "document_word"("document_id");

-- CreateIndex
CREATE INDEX "search_word_key_id_idx" ON "search_word"("key_id");

-- AddForeignKey
ALTER TABLE "document_index" ADD CONSTRAINT "document_index_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_word" ADD CONSTRAINT "document_word_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document_index"("document_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever sees a document sees its words, nobody else: asked of the document itself, under its own policies. Words are looked for
-- by equality of numbers alone, which PostgreSQL knows to tell nothing (leakproof), so that its index is used before the policy
-- is asked; an array's or a tsvector's operators would have to wait until the policy had been asked of every row.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['document_index', 'document_word', 'search_word'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO porchlight_app', t);
    EXECUTE format($p$CREATE POLICY job ON %I FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'job'))$p$, t);
  END LOOP;
END $$;

CREATE POLICY who_sees_it_reads ON document_word FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
-- What is taken back is found no more.
CREATE POLICY employee_reads ON document_index FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
CREATE POLICY employee_takes_back ON document_index FOR DELETE TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id));
-- The firm's words, without a document: numbers that lead to numbers.
CREATE POLICY signed_in_reads ON search_word FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')));

-- As in "guards"; what the database makes itself is not there yet when it asks.
CREATE OR REPLACE FUNCTION app.document_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn')
     AND (to_jsonb(OLD) - '{state,withdrawn_at,wrapped_key,key_id,sought}'::text[])
      <> (to_jsonb(NEW) - '{state,withdrawn_at,wrapped_key,key_id,sought}'::text[]) THEN
    RAISE EXCEPTION 'document % was published and does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state::text, NEW.state::text) NOT IN
     (('staging', 'ready'), ('staging', 'refused'), ('ready', 'published'), ('published', 'withdrawn')) THEN
    RAISE EXCEPTION 'document % does not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
