-- As in "records", and for the ten minutes before a document is told of as well: what was published is taken back, not deleted.
CREATE OR REPLACE FUNCTION app.document_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('outgoing', 'published', 'withdrawn')
     AND NOT (app.kind() IS NOT DISTINCT FROM 'job'
              AND EXISTS (SELECT 1 FROM public.document_deletion x WHERE x.document_id = OLD.id AND x.deleted_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'document % was published and is not deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

-- The text of Word files and workbooks is read from now on: those that are there have no words yet, and are asked for anew.
ALTER TABLE document NO FORCE ROW LEVEL SECURITY;
ALTER TABLE document_index NO FORCE ROW LEVEL SECURITY;
DELETE FROM document_index x USING document d
 WHERE d.id = x.document_id AND d.media_type LIKE 'application/vnd.openxmlformats-officedocument.%';
ALTER TABLE document FORCE ROW LEVEL SECURITY;
ALTER TABLE document_index FORCE ROW LEVEL SECURITY;
