-- How programs that open links are told from people: one row, once the firm has changed what the portal comes with.
CREATE TABLE "program_rules" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "scanner_words" TEXT[],
    "bot_words" TEXT[],
    "ranges" TEXT[],
    "seconds" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "program_rules_pkey" PRIMARY KEY ("id"),
    CONSTRAINT one_row CHECK (id = 1),
    CONSTRAINT some_seconds CHECK (seconds BETWEEN 0 AND 600)
);

GRANT SELECT, INSERT, UPDATE ON program_rules TO porchlight_app;
REVOKE DELETE, TRUNCATE ON program_rules FROM porchlight_app;
ALTER TABLE program_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE program_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON program_rules FOR ALL TO porchlight_employee
  USING ((SELECT app.kind() = 'owner')) WITH CHECK ((SELECT app.kind() = 'owner'));
-- Whoever comes without a session is looked at by them.
CREATE POLICY outside_reads ON program_rules FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link'));
