/** SQL by which nobody lets a season's documents go out any more, as if the worker stood still. */
export const STANDS_STILL = `
  CREATE FUNCTION public.stands_still() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN NEW.start_after := now() + interval '1 hour'; RETURN NEW; END $$;
  CREATE TRIGGER stands_still BEFORE INSERT ON pgboss.job FOR EACH ROW
    WHEN (NEW.name = 'season.publish' AND NEW.data ? 'publishingId') EXECUTE FUNCTION public.stands_still()`;

/** And by which somebody does again. */
export const WORKS_AGAIN = `
  DROP TRIGGER stands_still ON pgboss.job;
  UPDATE pgboss.job SET start_after = now() WHERE name = 'season.publish'`;
