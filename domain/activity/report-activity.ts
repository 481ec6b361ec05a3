import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { countTry } from '@/lib/rate-limit';
import { authorizeContact } from '../authorize';
import { recordActivity } from './record-activity';

const path = z
  .string()
  .max(200)
  .regex(/^\/[\w\-./]*$/);
const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w\-. ]+$/);

/** A page that is left open over night was not read all night. */
const LONGEST_DWELL_MS = 30 * 60_000;

/**
 * The short list of what a browser may say happened; everything else is recorded by the verb that does it, so that nobody
 * can forge it. Names of elements and fields, never what was typed.
 */
export const Reported = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('page.viewed'), path, dwellMs: z.int().min(0).max(86_400_000) }),
  z.strictObject({ type: z.literal('form.rejected'), path, form: name, field: name }),
  z.strictObject({
    type: z.literal('error.shown'),
    path,
    status: z.int().min(400).max(599),
    during: z.enum(['pay', 'open', 'submit', 'other']),
    errorId: z.string().max(20).regex(/^\w*$/),
  }),
]);

export const ReportedBatch = z.array(Reported).min(1).max(50);

/** More than these in a minute no hand does. */
const LIMIT = { max: 60, windowSeconds: 60 };

/**
 * Writes down what a contact's own browser saw, in the contact's visit.
 * @throws PortalError too_many beyond 60 batches a minute.
 */
export async function reportActivity(
  actor: Actor,
  batch: z.infer<typeof ReportedBatch>,
): Promise<void> {
  authorizeContact(actor, 'activity.report');
  await countTry(actor, `activity ${actor.sessionId}`, LIMIT);
  await dbAs(actor, async (db) => {
    for (const event of batch) {
      const subject = { kind: 'page', id: event.path } as const;
      const base = { clientId: actor.clientId, subject };
      if (event.type === 'page.viewed') {
        const dwellMs = Math.min(event.dwellMs, LONGEST_DWELL_MS);
        await recordActivity(db, actor, {
          ...base,
          type: event.type,
          data: { path: event.path, dwellMs },
        });
      } else if (event.type === 'form.rejected') {
        const { form, field } = event;
        await recordActivity(db, actor, { ...base, type: event.type, data: { form, field } });
      } else {
        const { status, during, errorId } = event;
        await recordActivity(db, actor, {
          ...base,
          type: event.type,
          data: { status, during, errorId },
        });
      }
    }
  });
}
