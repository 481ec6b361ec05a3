-- Whose words they are, as the document says: whoever looks after a client sees its words without each document being asked
-- again, which was half of what a search for common words cost a manager. What no client has yet is asked for as before.
ALTER TABLE document_word ADD COLUMN client_id UUID;
UPDATE document_word w SET client_id = d.client_id FROM document d WHERE d.id = w.document_id;

ALTER POLICY who_sees_it_reads ON document_word
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager'))
          AND (client_id IN (SELECT app.assigned_clients())
            OR (client_id IS NULL AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id))))
      OR ((SELECT app.kind() = 'contact') AND (client_id IS NULL OR client_id = (SELECT app.client_id()))
          AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id)));

-- A document that is given to a client, or to another before it is published, takes its words along; nobody does it by hand.
CREATE POLICY moves_along ON document_word FOR UPDATE TO porchlight_employee
  USING (pg_trigger_depth() > 0) WITH CHECK (pg_trigger_depth() > 0);
CREATE FUNCTION app.words_move_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.document_word SET client_id = NEW.client_id WHERE document_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER words_move_along AFTER UPDATE OF client_id ON document FOR EACH ROW
  WHEN (NEW.client_id IS DISTINCT FROM OLD.client_id) EXECUTE FUNCTION app.words_move_along();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
