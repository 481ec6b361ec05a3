-- The payment code of a final invoice: six letters and figures that nobody can guess, printed on its page. Whoever has the page
-- checks it with the amount before they pay. Without 0, 1, I, L and O, which read like each other. Two invoices may have the
-- same by chance (one in 900 million): it is always asked for together with the amount.
ALTER TABLE invoice ADD COLUMN payment_code text
  CHECK (payment_code ~ '^[2-9A-HJKMNP-Z]{6}$');
CREATE INDEX invoice_payment_code_idx ON invoice (payment_code);

-- gen_random_uuid() draws from the system's randomness, and MD5 only spreads it; 256 is no multiple of 31, which makes eight
-- of the letters likelier by an eighth.
CREATE FUNCTION app.payment_code() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', get_byte(drawn.bytes, place) % 31 + 1, 1), '' ORDER BY place)
  FROM (SELECT decode(md5(gen_random_uuid()::text), 'hex') AS bytes OFFSET 0) drawn, generate_series(0, 5) place
$$;

CREATE FUNCTION app.invoice_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payment_code := app.payment_code();
  RETURN NEW;
END $$;
-- What was final before has none: its page is kept as it was sent.
CREATE TRIGGER invoice_code_on_sending BEFORE UPDATE OF state ON invoice
  FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state <> 'draft') EXECUTE FUNCTION app.invoice_code();
CREATE TRIGGER invoice_code_on_import BEFORE INSERT ON invoice
  FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION app.invoice_code();

-- Somebody with a page in their hand sees the row of that page's code.
CREATE POLICY public_checks ON invoice FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'public') AND payment_code = (SELECT app.subject()));
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO porchlight_app;
