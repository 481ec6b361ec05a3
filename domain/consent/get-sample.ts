import type { Actor } from '@/lib/actor';
import { type Day, dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { translator } from '@/lib/translator';
import { authorizeContact } from '../authorize';
import { frameOf } from '../paper/paper-frame';
import { sampleCodes } from './sample-code';
import type { SamplePaper } from './sample-paper';

type Row = Parameters<typeof frameOf>[0] & { zone: string; madeAt: Date; person: string };

/** No year is "this one" on paper, which is read years later. */
const NO_YEAR: Day = '0001-01-01';

/**
 * A sample as it is printed: the same each time, so that it can be read by parts.
 * @throws PortalError not_found for another person's
 */
export async function getSample(
  actor: Actor,
  { sampleId }: { sampleId: string },
): Promise<SamplePaper> {
  authorizeContact(actor, 'consent.give');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT f.name, f.address, f.locale, f.logo, f.logo_type AS "logoType", f.zone, s.created_at AS "madeAt", p.name AS person
      FROM consent_sample s JOIN contact k ON k.id = s.contact_id JOIN person p ON p.id = k.person_id, firm f
      WHERE s.id = ${sampleId}::uuid AND s.contact_id = ${actor.contactId}::uuid`),
  );
  if (!row) throw notFound();
  const t = translator();
  const { madeAt, zone, person } = row;
  const [code = ''] = sampleCodes(sampleId);
  const day = formatDay(dayIn(zone, madeAt), { style: 'row', today: NO_YEAR, locale: row.locale });
  return {
    ...frameOf(row),
    name: t('consent.sample.name'),
    dated: t('paper.dated', { day }),
    sentence: t('consent.sample.sentence', { name: person }),
    explanation: t('consent.sample.explanation'),
    codeLabel: t('consent.sample.code'),
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    madeAt,
  };
}
