-- What of its client's documents a contact sees: none, all, or the kinds that were chosen. The kinds stand in the contact's own
-- row and come with every transaction, as the other rights do, so that a policy compares with an array and reads no other table.

-- AlterTable: whoever had the right to documents keeps it for all of them.
ALTER TABLE "contact" ADD COLUMN     "document_categories" "document_category"[] NOT NULL DEFAULT ARRAY['payroll', 'tax', 'contract', 'statement', 'identity', 'other']::"document_category"[];
ALTER TABLE contact NO FORCE ROW LEVEL SECURITY;
UPDATE contact SET document_categories = '{}' WHERE NOT may_documents;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;
ALTER TABLE "contact" DROP COLUMN "may_documents",
ADD COLUMN     "may_documents" BOOLEAN GENERATED ALWAYS AS (cardinality(document_categories) > 0) STORED,
ADD CONSTRAINT each_kind_is_one CHECK (array_position(document_categories, NULL) IS NULL);

-- AlterTable: what is asked for is of a kind, too; who sees what is sent for it goes by that.
ALTER TABLE "request_item" ADD COLUMN     "category" "document_category" NOT NULL DEFAULT 'other';

-- CreateIndex: the policies of what was sent look for a client's items.
CREATE INDEX "request_item_client_id_idx" ON "request_item"("client_id");

-- The kinds that whoever acts may see: '*' is all that there are, now and later.
CREATE FUNCTION app.categories() RETURNS document_category[] LANGUAGE sql STABLE
  RETURN CASE WHEN current_setting('app.categories', true) = '*' THEN enum_range(NULL::document_category)
              ELSE string_to_array(coalesce(current_setting('app.categories', true), ''), ',')::document_category[] END;

-- A contact's right to documents as it is read in the portal: true is all of them, false none, else the list of kinds.
CREATE FUNCTION app.documents_right(categories document_category[]) RETURNS jsonb LANGUAGE sql STABLE
  RETURN CASE WHEN categories @> enum_range(NULL::document_category) THEN 'true'::jsonb
              WHEN cardinality(categories) > 0 THEN to_jsonb(categories)
              ELSE 'false'::jsonb END;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- What is for everybody there, and what is for somebody by name, is theirs whatever their kinds.
ALTER POLICY contact_reads ON document
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND state = 'published'
     AND (audience = 'all'
       OR (audience = 'documents_right' AND category = ANY ((SELECT app.categories())::document_category[]))
       OR (audience = 'named' AND EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = document.id AND r.contact_id = (SELECT app.contact_id())))));
-- What was sent goes by what it was sent for, whatever kind it was guessed to be.
ALTER POLICY contact_reads_sent ON document
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND item_id IS NOT NULL
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.id = item_id));
ALTER POLICY contact_sends ON document
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND item_id IS NOT NULL
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.id = item_id)
     AND state = 'staging' AND uploaded_by = (SELECT app.person_id()));
ALTER POLICY contact_takes_back ON document
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND item_id IS NOT NULL AND sent_back_at IS NULL
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.id = item_id AND i.state IN ('asked', 'sent', 'sent_back')));

-- A request is there for those who may see something of it, and they see that alone.
ALTER POLICY contact_reads ON request_item
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND category = ANY ((SELECT app.categories())::document_category[]));
ALTER POLICY contact_sends ON request_item
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND category = ANY ((SELECT app.categories())::document_category[])
     AND state IN ('asked', 'sent', 'sent_back'));
ALTER POLICY contact_reads ON document_request
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = document_request.id));
ALTER POLICY contact_holds ON document_request
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = document_request.id));
ALTER POLICY contact_reads ON request_reminder
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND (SELECT app.has_right('documents'))
     AND EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = request_reminder.request_id));

-- Everything is taken out by those alone who may see everything.
ALTER POLICY contact_asks ON exit_kit
  WITH CHECK ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id()) AND person_id = (SELECT app.person_id())
     AND (SELECT app.has_right('billing')) AND (SELECT app.has_right('colleagues'))
     AND (SELECT enum_range(NULL::document_category) <@ app.categories())
     AND session_id = (SELECT app.session_id()) AND state = 'asked' AND wrapped_key IS NULL);

-- What is asked for is of one kind for good: what was sent for it rests on that.
CREATE OR REPLACE FUNCTION app.request_item_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.document_request r WHERE r.id = NEW.request_id AND r.client_id = NEW.client_id) THEN
    RAISE EXCEPTION 'an item of another client''s request' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.category <> OLD.category THEN
    RAISE EXCEPTION 'what is asked for stays of its kind' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND app.kind() IN ('contact', 'job')
     AND (to_jsonb(OLD) - '{state,changed_at}'::text[]) <> (to_jsonb(NEW) - '{state,changed_at}'::text[]) THEN
    RAISE EXCEPTION 'what is asked for is the firm''s to say' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
