-- The clock tries the scanner too.
CREATE POLICY job_tries ON scanner_try FOR ALL TO porchlight_machine
  USING ((SELECT app.kind() = 'job')) WITH CHECK ((SELECT app.kind() = 'job'));
