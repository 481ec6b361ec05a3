-- What is published is shown ten minutes later, by the job, which says then of each W-2 whether it is held, and asks those from
-- whom it is.
CREATE POLICY job_delivers ON w2_delivery FOR INSERT TO porchlight_machine WITH CHECK ((SELECT app.kind() = 'job'));
CREATE POLICY job_asks ON w2_delivery FOR UPDATE TO porchlight_machine
  USING ((SELECT app.kind() = 'job') AND furnished_at IS NULL) WITH CHECK (furnished_at IS NULL);
-- A W-2 is for those who are named from the moment that it is to go out.
ALTER TABLE document DROP CONSTRAINT w2_is_for_those_named,
  ADD CONSTRAINT w2_is_for_those_named CHECK (form IS NULL OR audience = 'named' OR state NOT IN ('outgoing', 'published', 'withdrawn'));
