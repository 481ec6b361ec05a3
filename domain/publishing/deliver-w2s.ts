import type { EmployeeActor, MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { mailConsentRequest } from './mail-consent-request';
import type { Told } from './tell-audience';
import { listAgreed, lockConsents } from '../documents/w2-consent';

/**
 * Says of each W-2 that is being shown, and of each person who is to have it, whether it is furnished now, or held
 * until they agree to have it electronically (26 CFR 31.6051-1(j)(2)); who has not said anything yet is asked by mail. In
 * the transaction that shows it.
 */
export async function deliverW2s(
  db: Db,
  actor: EmployeeActor | MachineActor,
  documents: readonly Told[],
): Promise<void> {
  const forms = documents.filter(({ form }) => form === 'w2');
  const people = forms.flatMap(({ readers }) => readers);
  if (people.length === 0) return;
  await lockConsents(db, people);
  const agreed = await listAgreed(db, people);
  const at = now();
  for (const { id, clientId, readers } of forms) {
    await db.w2Delivery.createMany({
      data: readers.map((contactId) => ({
        ...{ documentId: id, clientId, contactId },
        ...(agreed.has(contactId) ? { furnishedAt: at } : { heldAt: at }),
      })),
    });
    for (const contactId of readers.filter((reader) => !agreed.has(reader))) {
      await recordActivity(db, actor, {
        type: 'document.held',
        ...{ clientId, contactId },
        subject: { kind: 'document', id: publicId('do', id) },
        data: {},
        by: 'staff',
      });
    }
  }
  const asked = new Map(
    forms.flatMap(({ clientId, readers }) => readers.map((contactId) => [contactId, clientId])),
  );
  for (const [contactId, clientId] of asked) {
    if (!agreed.has(contactId)) await mailConsentRequest(db, { contactId, clientId, at });
  }
}
