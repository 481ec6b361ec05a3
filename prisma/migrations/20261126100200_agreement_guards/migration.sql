-- What was signed does not change: another price is another agreement in its place. Its end, and what it raises, move.

CREATE FUNCTION app.agreement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := '{ends_on,next_on,raises_drafts}';
BEGIN
  IF (to_jsonb(OLD) - moving) <> (to_jsonb(NEW) - moving) THEN
    RAISE EXCEPTION 'an agreement does not change: another one takes its place' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_guard BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION app.agreement_guard();

CREATE FUNCTION app.agreement_item_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was agreed does not change: another agreement takes its place' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreement_item_guard BEFORE UPDATE ON agreement_item FOR EACH ROW EXECUTE FUNCTION app.agreement_item_guard();

-- A bill is held against what its own client has signed up for, whoever writes it.
CREATE FUNCTION app.own_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owner uuid;
BEGIN
  IF NEW.agreement_id IS NOT NULL THEN
    SELECT a.client_id INTO owner FROM public.agreement a WHERE a.id = NEW.agreement_id;
    IF owner IS DISTINCT FROM NEW.client_id THEN
      RAISE EXCEPTION 'an agreement of another client' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER own_agreement BEFORE INSERT OR UPDATE OF agreement_id ON invoice
  FOR EACH ROW EXECUTE FUNCTION app.own_agreement();
CREATE TRIGGER own_agreement BEFORE INSERT ON agreement_item FOR EACH ROW EXECUTE FUNCTION app.own_agreement();

CREATE FUNCTION app.own_agreed_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE owner uuid;
BEGIN
  IF NEW.agreement_item_id IS NOT NULL THEN
    SELECT t.client_id INTO owner FROM public.agreement_item t WHERE t.id = NEW.agreement_item_id;
    IF owner IS DISTINCT FROM NEW.client_id THEN
      RAISE EXCEPTION 'agreed with another client' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER own_agreed_item BEFORE INSERT OR UPDATE OF agreement_item_id ON invoice_line
  FOR EACH ROW EXECUTE FUNCTION app.own_agreed_item();

-- A line is held against agreed items, and items are looked for on bills.
CREATE INDEX invoice_line_agreed ON invoice_line (agreement_item_id) WHERE agreement_item_id IS NOT NULL;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
