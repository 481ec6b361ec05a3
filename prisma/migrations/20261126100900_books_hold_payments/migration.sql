-- Whoever gives a client's credit to a bill holds the payment that it comes from, so that nobody refunds it meanwhile; to
-- hold a row is to be allowed to change it. What would be changed of it is refused.
CREATE POLICY books_holds ON payment FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'books')) WITH CHECK (false);
-- What a contact asks for is an act of their visit, whoever writes it down.
CREATE POLICY books ON visit FOR ALL TO porchlight_machine USING ((SELECT app.kind() = 'books'));
