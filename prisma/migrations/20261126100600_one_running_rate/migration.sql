-- One tax runs once at a time: a form that is sent twice makes one rate.
CREATE UNIQUE INDEX tax_rate_running ON tax_rate (name, rate_milli) WHERE ended_at IS NULL;

-- Whoever opens a bill by its link reads which tax is on a line.
ALTER POLICY signed_in_reads ON tax_rate
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner', 'job', 'import', 'link')));
