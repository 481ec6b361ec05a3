import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { authorizeContact } from '../authorize';
import { getSample } from './get-sample';
import type { SamplePaper } from './sample-paper';

/** Nobody needs more; each is a paper that is drawn. */
const LIMIT: Limit = { max: 20, windowSeconds: 600 };

/**
 * Makes a sample paper for the reader, with a code that stands nowhere else.
 * @throws PortalError too_many beyond 20 in 10 minutes
 */
export async function beginSample(actor: Actor): Promise<{ sampleId: string; paper: SamplePaper }> {
  authorizeContact(actor, 'consent.give');
  await countTry(actor, `sample ${actor.personId}`, LIMIT);
  const { contactId, clientId } = actor;
  const sampleId = newId();
  await dbAs(actor, (db) =>
    db.consentSample.createMany({ data: { id: sampleId, contactId, clientId, createdAt: now() } }),
  );
  return { sampleId, paper: await getSample(actor, { sampleId }) };
}
