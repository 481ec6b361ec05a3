-- A state that was added is not used before the migration that added it has ended; hence two.

-- What was published and is not told yet. No policy of a contact speaks of it, so that they see nothing.
ALTER TABLE document ADD CONSTRAINT outgoing_says_when CHECK (state <> 'outgoing'
  OR (client_id IS NOT NULL AND item_id IS NULL AND publishing_id IS NOT NULL AND tells_at IS NOT NULL AND published_by IS NOT NULL));
CREATE INDEX document_outgoing ON document (publishing_id, client_id) WHERE state = 'outgoing';

CREATE POLICY job_publishes ON document FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state = 'outgoing')
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'published');

-- What the firm has begun and taken back is no news of the client's.
ALTER POLICY contact_reads ON activity_event
  USING ((SELECT app.kind() = 'contact') AND client_id = (SELECT app.client_id())
     AND type NOT LIKE 'signal.%' AND type NOT LIKE 'publishing.%');

-- As in "document_words", with the ten minutes before a document is told of, in which it changes as little as afterwards.
CREATE OR REPLACE FUNCTION app.document_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := '{state,withdrawn_at,wrapped_key,key_id,sought}';
BEGIN
  IF OLD.state = 'outgoing' THEN
    movable := movable || '{published_at,published_by,publishing_id,tells_at}'::text[];
  END IF;
  IF OLD.state IN ('outgoing', 'published', 'withdrawn') AND (to_jsonb(OLD) - movable) <> (to_jsonb(NEW) - movable) THEN
    RAISE EXCEPTION 'document % was published and does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state::text, NEW.state::text) NOT IN
     (('staging', 'ready'), ('staging', 'refused'), ('ready', 'outgoing'), ('outgoing', 'ready'), ('outgoing', 'published'),
      ('ready', 'published'), ('published', 'withdrawn')) THEN
    RAISE EXCEPTION 'document % does not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
