-- What the worker may do to the rows of somebody whose data is being erased, or was: and of nobody else (app.erasing()).

CREATE POLICY job_erases ON person FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND id IN (SELECT app.erasing()));
CREATE POLICY job_erases ON contact FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND person_id IN (SELECT app.erasing()));
CREATE POLICY job_erases ON employee FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND person_id IN (SELECT app.erasing()));
CREATE POLICY job_erases ON session FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND person_id IN (SELECT app.erasing()));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['device', 'passkey', 'totp', 'pending_sign_in', 'sign_in_code', 'access_token', 'address_change'] LOOP
    EXECUTE format($p$CREATE POLICY job_erases ON %I FOR DELETE TO porchlight_machine
      USING ((SELECT app.kind() = 'job') AND person_id IN (SELECT app.erasing()))$p$, t);
  END LOOP;
  -- Whoever removes rows looks for them first.
  FOREACH t IN ARRAY ARRAY['passkey', 'totp'] LOOP
    EXECUTE format($p$CREATE POLICY job_finds ON %I FOR SELECT TO porchlight_machine
      USING ((SELECT app.kind() = 'job') AND person_id IN (SELECT app.erasing()))$p$, t);
  END LOOP;
END $$;

-- A password is set by its person alone, and taken away with everything else that says who they were.
CREATE OR REPLACE FUNCTION app.person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.password_hash IS DISTINCT FROM OLD.password_hash AND NEW.id IS DISTINCT FROM app.person_id() AND app.kind() IS NOT NULL
     AND NOT (NEW.password_hash IS NULL AND app.kind() = 'job' AND NEW.id IN (SELECT app.erasing())) THEN
    RAISE EXCEPTION 'a password is set by its person alone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.erased_at IS NOT NULL THEN
    RAISE EXCEPTION 'person % was erased', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE person ADD CONSTRAINT erased_has_no_way_in CHECK (erased_at IS NULL OR (password_hash IS NULL AND name_lang IS NULL));

-- Whoever was erased is asked to be no contact again: their row is nobody's.
CREATE FUNCTION app.contact_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM public.person p WHERE p.id = NEW.person_id AND p.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'person % was erased', NEW.person_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_of_erased BEFORE INSERT OR UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION app.contact_of_erased();

-- Messages are append-only but for what an erased person wrote, which is emptied and never put in other words.
GRANT UPDATE (body) ON line_message TO porchlight_app;
CREATE POLICY job_erases ON line_message FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND author_id IN (SELECT app.erasing()))
  WITH CHECK ((SELECT app.kind() = 'job') AND body = '');
ALTER TABLE line_message DROP CONSTRAINT says_something, ADD CONSTRAINT says_something CHECK (length(body) <= 4000);
CREATE FUNCTION app.line_message_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.body = '' THEN
    RAISE EXCEPTION 'a message says something' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND app.kind() IS NOT NULL AND NOT (app.kind() = 'job' AND NEW.body = '') THEN
    RAISE EXCEPTION 'what was written stays as it was written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER line_message_guard BEFORE INSERT OR UPDATE ON line_message FOR EACH ROW EXECUTE FUNCTION app.line_message_guard();

-- Nobody waits for the signature of somebody who is no more; what they signed stays as it was signed.
CREATE POLICY job_cancels ON signature_request FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job')
     AND EXISTS (SELECT 1 FROM signature_signer s JOIN contact k ON k.id = s.contact_id
                  WHERE s.request_id = signature_request.id AND s.state = 'waiting' AND k.person_id IN (SELECT app.erasing())))
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'cancelled');
CREATE POLICY job_erases ON signature_signer FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND state = 'waiting'
     AND EXISTS (SELECT 1 FROM contact k WHERE k.id = contact_id AND k.person_id IN (SELECT app.erasing())))
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'waiting' AND name = '' AND email = '');

-- Everybody may know for how long papers are kept.
CREATE POLICY everybody_reads ON retention_period FOR SELECT TO porchlight_contact, porchlight_employee
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner')));
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
