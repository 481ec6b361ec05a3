-- What is long over is of no use to anybody: sessions, links, devices and looks as the client go with the clock. How long
-- each is kept, the sweeps say; the database lets none go that is not over.

CREATE POLICY job_reads ON session FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON session FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND coalesce(ended_at, created_at) < now() - interval '30 days');

CREATE POLICY job_reads ON access_token FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON access_token FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND coalesce(used_at, expires_at) < now());

GRANT DELETE ON device TO porchlight_app;
CREATE POLICY job_reads ON device FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON device FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND coalesce(forgotten_at, seen_at) < now() - interval '30 days');

GRANT DELETE ON portal_look TO porchlight_app;
CREATE POLICY job_reads ON portal_look FOR SELECT TO porchlight_machine USING ((SELECT app.kind() = 'job'));
CREATE POLICY job_sweeps ON portal_look FOR DELETE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND ends_at < now() - interval '30 days');
