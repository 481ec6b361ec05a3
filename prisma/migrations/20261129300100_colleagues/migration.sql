-- Contacts with the right to it manage the others at their client: they invite, change and end, up to what they may do
-- themselves. What they may not is said here as well as by the verbs.

-- AlterTable: what an invited person was called by whoever invited them, and who changed a contact last.
ALTER TABLE "contact" ADD COLUMN     "invited_as" TEXT,
ADD COLUMN     "changed_by" UUID,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3);

-- ── Who may see and write it ────────────────────────────────────────────────────────────────────────────────────

CREATE POLICY colleague_invites ON contact FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND (SELECT app.has_right('colleagues')) AND client_id = (SELECT app.client_id())
     AND joined_at IS NULL AND ended_at IS NULL);
CREATE POLICY colleague_changes ON contact FOR UPDATE TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND (SELECT app.has_right('colleagues')) AND client_id = (SELECT app.client_id()));
-- Somebody new, without a way in: that is set by themselves.
CREATE POLICY colleague_adds ON person FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND (SELECT app.has_right('colleagues')) AND password_hash IS NULL);
-- The link of an invitation, for somebody at the own client who has not come yet, in one's own name.
CREATE POLICY colleague_invites ON access_token FOR INSERT TO porchlight_contact
  WITH CHECK ((SELECT app.kind() = 'contact') AND (SELECT app.has_right('colleagues'))
     AND purpose = 'invitation' AND invited_by = (SELECT app.person_id())
     AND person_id IN (SELECT k.person_id FROM contact k
                        WHERE k.client_id = (SELECT app.client_id()) AND k.joined_at IS NULL AND k.ended_at IS NULL));
-- When each of them was here last; their sign-ins they may read in the access history anyway.
CREATE POLICY colleague_reads ON visit FOR SELECT TO porchlight_contact
  USING ((SELECT app.kind() = 'contact') AND (SELECT app.has_right('colleagues')) AND client_id = (SELECT app.client_id()));

-- ── What may never be ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE contact ADD CONSTRAINT invited_by_a_name CHECK (length(invited_as) BETWEEN 1 AND 160);

-- Nobody gives what they have not, nor more to themselves; and of whom a row is, and since when, is nobody's to change.
CREATE FUNCTION app.contact_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- What was held before: nothing where they are invited, or where it had been ended.
  held_billing boolean := false;
  held_kinds   document_category[] := '{}';
  own          boolean := NEW.id = app.contact_id();
BEGIN
  IF app.kind() IS DISTINCT FROM 'contact' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.id, OLD.client_id, OLD.person_id, OLD.created_at) IS DISTINCT FROM (NEW.id, NEW.client_id, NEW.person_id, NEW.created_at)
       OR (OLD.joined_at IS DISTINCT FROM NEW.joined_at AND (OLD.ended_at IS NULL OR NEW.joined_at IS NOT NULL)) THEN
      RAISE EXCEPTION 'of whom a contact is does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF own AND (NEW.may_colleagues AND NOT OLD.may_colleagues OR NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
      RAISE EXCEPTION 'nobody gives more to themselves' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.ended_at IS NULL THEN
      held_billing := OLD.may_billing;
      held_kinds := OLD.document_categories;
    END IF;
  END IF;
  IF NEW.ended_at IS NULL
     AND ((NEW.may_billing AND NOT held_billing AND (own OR NOT app.has_right('billing')))
       OR NOT NEW.document_categories <@ (held_kinds || CASE WHEN own THEN '{}' ELSE app.categories() END)) THEN
    RAISE EXCEPTION 'nobody gives what they have not' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_guard BEFORE INSERT OR UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION app.contact_guard();
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;

-- Until they came, somebody is called as whoever invited them called them: what they are called elsewhere is not for those here.
CREATE OR REPLACE FUNCTION app.subject_label(kind text, public_id text, OUT label text, OUT lang text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  row_id uuid := app.uuid_of(public_id);
BEGIN
  -- A page about one thing is called as the thing is.
  IF kind = 'page' AND public_id ~ '^/(invoices|documents|requests)/[a-z]+_' THEN
    kind := CASE split_part(public_id, '/', 2) WHEN 'invoices' THEN 'invoice' WHEN 'documents' THEN 'document' ELSE 'request' END;
    row_id := app.uuid_of(split_part(public_id, '/', 3));
  END IF;
  IF row_id IS NULL THEN RETURN; END IF;
  CASE kind
    WHEN 'invoice' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang FROM public.invoice i WHERE i.id = row_id;
    WHEN 'document' THEN SELECT d.title, NULL INTO label, lang FROM public.document d WHERE d.id = row_id;
    WHEN 'request' THEN SELECT r.title, NULL INTO label, lang FROM public.document_request r WHERE r.id = row_id;
    WHEN 'client' THEN SELECT c.name, c.name_lang INTO label, lang FROM public.client c WHERE c.id = row_id;
    WHEN 'contact' THEN SELECT CASE WHEN k.joined_at IS NULL THEN coalesce(k.invited_as, p.name) ELSE p.name END,
                               CASE WHEN k.joined_at IS NULL AND k.invited_as IS NOT NULL THEN NULL ELSE p.name_lang END
      INTO label, lang
      FROM public.contact k JOIN public.person p ON p.id = k.person_id WHERE k.id = row_id;
    WHEN 'employee' THEN SELECT p.name, p.name_lang INTO label, lang
      FROM public.employee e JOIN public.person p ON p.id = e.person_id WHERE e.id = row_id;
    WHEN 'credit_note' THEN SELECT n.number, NULL INTO label, lang FROM public.credit_note n WHERE n.id = row_id;
    WHEN 'conversation' THEN SELECT coalesce(i.number, ''), NULL INTO label, lang
      FROM public.line_question q JOIN public.invoice i ON i.id = q.invoice_id WHERE q.id = row_id;
    ELSE NULL;
  END CASE;
END $$;
