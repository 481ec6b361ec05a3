-- AlterTable
ALTER TABLE "invoice_line" ADD COLUMN     "tax_rate_id" UUID;

-- CreateTable
CREATE TABLE "tax_rate" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rate_milli" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_tax" (
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rate_milli" INTEGER NOT NULL,
    "base_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_tax_pkey" PRIMARY KEY ("invoice_id","position")
);

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_tax_rate_id_fkey" FOREIGN KEY ("tax_rate_id") REFERENCES "tax_rate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_tax" ADD CONSTRAINT "invoice_tax_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may see and write it: the owner keeps the rates, everybody signed in may read them; the tax of an invoice is seen by
-- whoever sees its invoice, and is written with its lines.

GRANT SELECT, INSERT, UPDATE, DELETE ON tax_rate, invoice_tax TO porchlight_app;
ALTER TABLE tax_rate ENABLE ROW LEVEL SECURITY;
ALTER TABLE tax_rate FORCE ROW LEVEL SECURITY;
ALTER TABLE invoice_tax ENABLE ROW LEVEL SECURITY;
ALTER TABLE invoice_tax FORCE ROW LEVEL SECURITY;

CREATE POLICY signed_in_reads ON tax_rate FOR SELECT TO porchlight_contact, porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'job', 'import')));
CREATE POLICY owner_writes ON tax_rate FOR ALL TO porchlight_employee USING ((SELECT app.kind() = 'owner'));

CREATE POLICY as_invoice ON invoice_tax FOR SELECT TO porchlight_contact, porchlight_employee, porchlight_machine
  USING (EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id));
CREATE POLICY employee_writes ON invoice_tax FOR ALL TO porchlight_employee, porchlight_machine
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner', 'import'))
     AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id AND i.client_id = invoice_tax.client_id));
CREATE POLICY job_raises ON invoice_tax FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job')
     AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id AND i.state = 'draft' AND i.client_id = invoice_tax.client_id));

ALTER TABLE tax_rate ADD CONSTRAINT rate_within_limits CHECK (rate_milli BETWEEN 0 AND 100000),
  ADD CONSTRAINT has_a_name CHECK (length(name) BETWEEN 1 AND 100);
ALTER TABLE invoice_tax
  ADD CONSTRAINT within_limits CHECK (tax_minor BETWEEN -1000000000000 AND 1000000000000 AND rate_milli BETWEEN 0 AND 100000);

-- A rate's name and figure stand on papers that are out: another rate is another row.
CREATE FUNCTION app.tax_rate_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'ended_at') <> (to_jsonb(NEW) - 'ended_at') THEN
    RAISE EXCEPTION 'a tax rate does not change; end it and make another' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tax_rate_guard BEFORE UPDATE ON tax_rate FOR EACH ROW EXECUTE FUNCTION app.tax_rate_guard();
-- The tax of a final invoice does not change, as its lines do not.
CREATE FUNCTION app.invoice_tax_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE invoice_state text;
BEGIN
  SELECT state INTO invoice_state FROM public.invoice WHERE id = coalesce(NEW.invoice_id, OLD.invoice_id);
  IF invoice_state IS NOT NULL AND invoice_state <> 'draft' THEN
    RAISE EXCEPTION 'the tax of a final invoice does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER invoice_tax_guard BEFORE INSERT OR UPDATE OR DELETE ON invoice_tax FOR EACH ROW EXECUTE FUNCTION app.invoice_tax_guard();
