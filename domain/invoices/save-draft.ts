import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { createDraft } from './create-draft';
import { type DraftForm, readDraft } from './draft-form';
import { editDraft } from './edit-draft';
import { SEND_TIMEOUT_MS, sendInvoice, type SentInvoice } from './send-invoice';

/**
 * Keeps what the editor's form says: a new draft the first time, the same one from then on.
 * @returns the draft's id
 * @throws PortalError invalid, field by field; not_found; conflict when it was sent in the meantime.
 */
export async function saveDraft(actor: Actor, form: DraftForm): Promise<{ id: string }> {
  authorize(actor, 'invoice.draft');
  const id = parseId('in', form.id);
  const clientId = parseId('cl', form.clientId);
  return dbAs(actor, async (db) => {
    const { locale } = await db.firm.findUniqueOrThrow({
      where: { id: 1 },
      select: { locale: true },
    });
    const draft = readDraft(form, locale);
    const { created } = await createDraft(actor, { id, clientId, draft });
    if (!created) await editDraft(actor, { id, draft });
    return { id };
  });
}

/**
 * Keeps what the form says and sends it, or does neither. Pressed twice, it is sent once.
 * @throws PortalError as `saveDraft` and `sendInvoice`.
 */
export async function saveAndSend(actor: Actor, form: DraftForm): Promise<SentInvoice> {
  authorize(actor, 'invoice.send');
  const id = parseId('in', form.id);
  return dbAs(
    actor,
    async (db) => {
      const sent = await db.invoice.findFirst({
        where: { id, state: { not: 'draft' } },
        select: { id: true },
      });
      if (!sent) await saveDraft(actor, form);
      return sendInvoice(actor, { id });
    },
    { timeoutMs: SEND_TIMEOUT_MS },
  );
}
