import { z } from 'zod';
import { clientOf } from '@/domain/access/begin-session';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';

/** A language as BCP 47 names it, in the form that a browser reads. */
const Language = z
  .string()
  .trim()
  .max(35, 'errors.too_long')
  .refine((text) => text === '' || canonical(text) !== null, 'privacy.errors.language')
  .transform((text) => canonical(text));

export const CorrectNameInput = z.object({
  name: z.string().trim().min(1, 'errors.required').max(120, 'errors.too_long'),
  nameLang: Language,
});

/** Changes what somebody is called, and in which language that is. What was signed keeps the name that it was signed with. */
export async function correctName(
  actor: PersonActor,
  after: z.output<typeof CorrectNameInput>,
): Promise<void> {
  authorize(actor, 'correction.make');
  const { personId } = actor;
  await dbAs(actor, async (db) => {
    const before = await db.person.findUnique({
      where: { id: personId },
      select: { name: true, nameLang: true },
    });
    if (!before) throw notFound();
    const fields = (['name', 'nameLang'] as const).filter((name) => before[name] !== after[name]);
    if (fields.length === 0) return;
    await db.person.updateMany({ where: { id: personId }, data: after });
    await recordActivity(db, actor, {
      type: 'person.corrected',
      clientId: clientOf(actor),
      subject: null,
      data: { fields },
    });
  });
}

function canonical(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
