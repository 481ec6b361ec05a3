-- Somebody at the firm sees the portal as one of a client's contacts sees it. To the policies they are that contact, in a
-- transaction that PostgreSQL itself lets write nothing (lib/actor.ts); what stands here says for how long.

-- CreateTable
CREATE TABLE "portal_look" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "portal_look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "portal_look_client_id_idx" ON "portal_look"("client_id");

-- AddForeignKey
ALTER TABLE "portal_look" ADD CONSTRAINT "portal_look_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_look" ADD CONSTRAINT "portal_look_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_look" ADD CONSTRAINT "portal_look_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_look" ADD CONSTRAINT "portal_look_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What decides is who looks, at whom, and until when; of that nothing changes but that it is over.
REVOKE UPDATE, DELETE ON portal_look FROM porchlight_app;
GRANT UPDATE (ended_at) ON portal_look TO porchlight_app;
ALTER TABLE portal_look
  ADD CONSTRAINT half_an_hour_at_most CHECK (ends_at > began_at AND ends_at <= began_at + interval '30 minutes'),
  ADD CONSTRAINT ended_after_it_began CHECK (ended_at >= began_at);
CREATE UNIQUE INDEX portal_look_one_a_session ON portal_look (session_id) WHERE ended_at IS NULL;

ALTER TABLE portal_look ENABLE ROW LEVEL SECURITY;
ALTER TABLE portal_look FORCE ROW LEVEL SECURITY;

CREATE POLICY own_reads ON portal_look FOR SELECT TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND employee_id = (SELECT app.employee_id()));
CREATE POLICY employee_begins ON portal_look FOR INSERT TO porchlight_employee
  WITH CHECK (employee_id = (SELECT app.employee_id()) AND session_id = (SELECT app.session_id())
     AND ((SELECT app.kind() = 'owner')
       OR ((SELECT app.kind() IN ('staff', 'manager')) AND client_id IN (SELECT app.assigned_clients())))
     AND EXISTS (SELECT 1 FROM contact k WHERE k.id = contact_id AND k.client_id = portal_look.client_id AND k.ended_at IS NULL));
CREATE POLICY own_ends ON portal_look FOR UPDATE TO porchlight_employee
  USING ((SELECT app.kind() IN ('staff', 'manager', 'owner')) AND employee_id = (SELECT app.employee_id()));
-- Who a session is, is asked before anybody is known.
CREATE POLICY sign_in_reads ON portal_look FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'sign-in') AND session_id = (SELECT app.session_id()));
