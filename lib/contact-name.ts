import { sql } from './db';

/**
 * What the contact `k`, who is the person `p` of a statement, is called at their client: until they came, what whoever invited
 * them called them. An address may be known elsewhere, and by another name.
 */
export const NAME_HERE = sql`CASE WHEN k.joined_at IS NULL THEN coalesce(k.invited_as, p.name) ELSE p.name END`;

/** The language of that name, where it is another than the page's. */
export const LANG_HERE = sql`CASE WHEN k.joined_at IS NOT NULL OR k.invited_as IS NULL THEN p.name_lang END`;
