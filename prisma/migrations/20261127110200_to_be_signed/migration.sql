-- CreateTable
CREATE TABLE "signing_plan" (
    "document_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "signature_kind" NOT NULL,
    "signers" UUID[],
    "due_on" DATE,
    "planned_by" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_plan_pkey" PRIMARY KEY ("document_id")
);

-- CreateIndex
CREATE INDEX "signing_plan_client_id_idx" ON "signing_plan"("client_id");

-- AddForeignKey
ALTER TABLE "signing_plan" ADD CONSTRAINT "signing_plan_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is to be asked is the firm's alone, until it is asked.
ALTER TABLE signing_plan ADD CONSTRAINT names_somebody CHECK (cardinality(signers) BETWEEN 1 AND 10),
  ADD CONSTRAINT failed_says_why CHECK ((problem IS NULL) = (failed_at IS NULL));
GRANT SELECT, INSERT, UPDATE, DELETE ON signing_plan TO porchlight_app;
ALTER TABLE signing_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY employee ON signing_plan FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
  WITH CHECK (((SELECT app.kind() = 'owner')
      OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = document_id AND d.client_id = signing_plan.client_id));
CREATE POLICY job_reads ON signing_plan FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_fails ON signing_plan FOR UPDATE TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_asked ON signing_plan FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));

-- The job asks for what was planned, in the name of whoever published it, and for nothing else.
CREATE POLICY job_asks ON signature_request FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'open'
     AND EXISTS (SELECT 1 FROM signing_plan p WHERE p.document_id = signature_request.document_id AND p.kind = signature_request.kind)
     AND EXISTS (SELECT 1 FROM document d WHERE d.id = signature_request.document_id AND d.published_by = asked_by));
CREATE POLICY job_asks ON signature_signer FOR INSERT TO porchlight_machine
  WITH CHECK ((SELECT app.kind() = 'job') AND state = 'waiting'
     AND EXISTS (SELECT 1 FROM signing_plan p WHERE p.document_id = signature_signer.document_id AND contact_id = ANY(p.signers)));
