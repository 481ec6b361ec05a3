-- A client's timeline goes by visits, and between them by what belongs to none: that is found without passing over the
-- visits' own events, of which a busy client has a hundred thousand.
CREATE INDEX activity_event_outside ON activity_event (client_id, at DESC, id DESC) WHERE visit_id IS NULL;
