import type { Actor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { deletedMeanwhile } from './changed-meanwhile';
import { createDraft } from './create-draft';
import { type DraftForm, readDraft } from './draft-form';
import type { DraftInput } from './draft-input';
import { draftVersion, NO_VERSION } from './draft-version';
import { editDraft } from './edit-draft';
import { listLines } from './list-lines';
import { type LockedInvoice, lockInvoice } from './lock-invoice';
import { SEND_TIMEOUT_MS, sendInvoice, type SentInvoice } from './send-invoice';

/**
 * Keeps what the editor's form says: a new draft the first time, the same one from then on.
 * @returns the draft's id, and the version that the next save begins from
 * @throws PortalError invalid, field by field; not_found; conflict when it was sent in the meantime, or changed or deleted
 * since the version that the form began from.
 */
export async function saveDraft(
  actor: Actor,
  form: DraftForm,
): Promise<{ id: string; version: string }> {
  authorize(actor, 'invoice.draft');
  return dbAs(actor, async (db) => {
    const { id, draft, created } = await begin(db, actor, form);
    if (created) return { id, version: draftVersion(draft) };
    return { id, ...(await editDraft(actor, { id, draft, version: form.version })) };
  });
}

/**
 * Keeps what the form says and sends it, or does neither, so that nothing goes out that the sender has not seen. Pressed
 * twice, it is sent once.
 * @throws PortalError as `saveDraft` and `sendInvoice`.
 */
export async function saveAndSend(actor: Actor, form: DraftForm): Promise<SentInvoice> {
  authorize(actor, 'invoice.send');
  return dbAs(
    actor,
    async (db) => {
      const { id, draft, created } = await begin(db, actor, form);
      if (!created) {
        const invoice = await lockInvoice(db, id);
        if (invoice.state === 'draft') {
          await editDraft(actor, { id, draft, version: form.version });
        } else await sameWasSent(db, invoice, draft);
      }
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
  const { id, created } = await createDraft(actor, { id: parseId('in', form.id), clientId, draft });
  if (created && form.version !== NO_VERSION) throw await deletedMeanwhile(db, actor, id);
  return { id, draft, created };
}

/** Who pressed twice has sent it; who wrote something else meanwhile has not, and is told so. */
async function sameWasSent(db: Db, invoice: LockedInvoice, draft: DraftInput): Promise<void> {
  const sent = { ...invoice, lines: await listLines(db, invoice.id) };
  if (wordsOf(sent) !== wordsOf(draft))
    throw new PortalError('conflict', 'invoices.errors.sent_already');
}

/** Which agreed item a line is for was settled when it was sent. */
function wordsOf(draft: DraftInput): string {
  const lines = draft.lines.map((line) => ({ ...line, agreementItemId: null }));
  return draftVersion({ ...draft, lines });
}
