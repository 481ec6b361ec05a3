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
