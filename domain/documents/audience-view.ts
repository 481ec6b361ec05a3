import { sql } from '@/lib/db';
import type { DocumentAudience } from './category';

/** Who at the client may see a document, as facts; `audienceWords` says it. */
export type AudienceView = {
  kind: DocumentAudience;
  /** Those who are named, by name; empty for the other audiences. */
  named: { name: string; isReader: boolean }[];
};

/** The named people of the document `d`, as JSON. `isReader` is whether it is the one who asks. */
export const NAMED_COLUMN = sql`
  (SELECT coalesce(json_agg(json_build_object('name', np.name, 'isReader', nk.person_id = app.person_id()) ORDER BY np.name), '[]')
     FROM document_reader nr JOIN contact nk ON nk.id = nr.contact_id JOIN person np ON np.id = nk.person_id
    WHERE nr.document_id = d.id AND d.audience = 'named')`;
