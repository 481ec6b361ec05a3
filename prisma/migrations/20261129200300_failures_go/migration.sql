-- That a mail did not arrive is forgotten with what the mail said.
GRANT DELETE ON mail_failure TO porchlight_app;
CREATE POLICY job_sweeps ON mail_failure FOR DELETE TO porchlight_machine USING ((SELECT app.kind() = 'job'));
