-- Whoever owns the server takes the second step from an owner whom no other owner can help (npm run setup). Of nobody else's
-- do they see that there is one.
CREATE POLICY setup_sees ON totp FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'setup')
     AND person_id IN (SELECT e.person_id FROM employee e WHERE e.role = 'owner' AND e.ended_at IS NULL));
CREATE POLICY setup_takes ON totp FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'setup')
     AND person_id IN (SELECT e.person_id FROM employee e WHERE e.role = 'owner' AND e.ended_at IS NULL));
-- The owner is told by mail.
CREATE POLICY setup_tells ON mail FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'setup'));
