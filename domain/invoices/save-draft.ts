import type { Actor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { createDraft } from './create-draft';
import { type DraftForm, readDraft } from './draft-form';
import type { DraftInput } from './draft-input';
import { editDraft } from './edit-draft';
import { lockInvoice } from './lock-invoice';
import { SEND_TIMEOUT_MS, sendInvoice, type SentInvoice } from './send-invoice';

/**
 * Keeps what the editor's form says: a new draft the first time, the same one from then on.
 * @returns the draft's id
 * @throws PortalError invalid, field by field; not_found; conflict when it was sent in the meantime.
 */
export async function saveDraft(actor: Actor, form: DraftForm): Promise<{ id: string }> {
  authorize(actor, 'invoice.draft');
  return dbAs(actor, async (db) => {
    const { id, draft, created } = await begin(db, actor, form);
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
  return dbAs(
    actor,
    async (db) => {
      const { id, draft, created } = await begin(db, actor, form);
      const { state } = await lockInvoice(db, id);
      if (!created && state === 'draft') await editDraft(actor, { id, draft });
      return sendInvoice(actor, { id });
    },
    { timeoutMs: SEND_TIMEOUT_MS },
  );
}

async function begin(
  db: Db,
  actor: Actor,
  form: DraftForm,
): Promise<{ id: string; draft: DraftInput; created: boolean }> {
  const { locale } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { locale: true },
  });
  const draft = readDraft(form, locale);
  const clientId = parseId('cl', form.clientId);
  return { draft, ...(await createDraft(actor, { id: parseId('in', form.id), clientId, draft })) };
}
