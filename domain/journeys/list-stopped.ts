import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import type { Period } from '../effort/effort-filter';
import type { JourneyName } from './journey';
import { journeyOf } from './journey-of';
import { reachedOf, spanOf } from './reached';

/** Somebody, or something, that did not get to the end of a journey. Ids are public. */
export type Stopped = {
  client: { id: string; name: string; nameLang: string | null };
  setOutAt: Date;
  /** The last step that they got to. */
  step: string;
};

type Row = { clientId: string; name: string; lang: string | null; setOutAt: Date; reached: number };

/** More are no list that anybody works through; the newest come first. */
const MOST = 200;

/** Who stopped on a journey, and where; whoever set out last first. One statement. */
export async function listStopped(
  actor: EmployeeActor,
  name: JourneyName,
  period: Period,
): Promise<Stopped[]> {
  authorize(actor, 'journey.read');
  const journey = journeyOf(name);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH u AS (${journey.units(spanOf(journey, period))}),
      r AS (SELECT client_id, s1, ${reachedOf(journey)} AS reached FROM u)
      SELECT r.client_id AS "clientId", c.name, c.name_lang AS lang, r.s1 AS "setOutAt", r.reached
      FROM r JOIN client c ON c.id = r.client_id WHERE r.reached < ${journey.steps.length}
      ORDER BY r.s1 DESC, r.client_id LIMIT ${MOST}`),
  );
  return rows.map(({ clientId, name: called, lang, setOutAt, reached }) => ({
    client: { id: publicId('cl', clientId), name: called, nameLang: lang },
    setOutAt,
    step: journey.steps[reached - 1] ?? '',
  }));
}
