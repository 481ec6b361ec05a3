-- `books` moves a client's money for whoever may ask for it, and writes down in their name that they did: under their key.
CREATE POLICY books_reads ON person_key FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'books') AND person_id IS NOT NULL);
CREATE POLICY books_makes ON person_key FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'books') AND person_id IS NOT NULL AND destroyed_at IS NULL);
