import { DraftEditor } from '@/components/invoices/draft-editor';
import type { FormAction } from '@/components/ui/form-action';

/** The draft as the server would keep it; a test writes to it as somebody else. */
const kept = { title: 'Bookkeeping', version: 'v0', gone: false, saves: 0, sends: 0 };
Object.assign(globalThis, { kept });

function refuseStale(form: FormData) {
  if (form.get('version') === kept.version) return null;
  const said = kept.gone ? 'Ruth deleted this draft.' : 'Ruth changed this draft.';
  const fields = { version: said, ...(kept.gone && { id: said }) };
  return { ok: false as const, message: said, fields, typed: {} };
}

const save: FormAction<{ id: string; version: string }> = async (_, form) => {
  kept.saves += 1;
  const refused = refuseStale(form);
  if (refused) return refused;
  Object.assign(kept, { title: form.get('title'), version: `v${kept.saves}`, gone: false });
  return { ok: true, value: { id: 'in_1', version: kept.version } };
};

const send: FormAction<never> = async (_, form) => {
  kept.sends += 1;
  const none = { ok: false as const, message: 'Sent.', fields: {}, typed: {} };
  return refuseStale(form) ?? none;
};

/** The invoice editor without its page. */
export function EditorFrame() {
  return (
    <main className="mx-auto max-w-4xl p-6">
      <h1>A draft</h1>
      <DraftEditor
        draft={{
          id: 'in_1',
          version: 'v0',
          clientId: 'cl_1',
          title: kept.title,
          currency: 'USD',
          dueOn: '2026-12-08',
          note: '',
          lines: [{ description: 'Work', detail: '', quantity: '1', price: '10.00' }],
        }}
        isNew={false}
        recipients={['Dana']}
        currencies={['USD']}
        locale="en-US"
        today="2026-11-24"
        zone="UTC"
        save={save}
        send={send}
        newest={async () => ({ ok: true, value: { version: kept.version } })}
      />
    </main>
  );
}
