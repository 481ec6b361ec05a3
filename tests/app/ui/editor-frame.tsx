import { DraftEditor } from '@/components/invoices/draft-editor';
import type { FormAction } from '@/components/ui/form-action';
import type { SignedUp } from '@/domain/clients/signed-up';
import type { TaxChoice } from '@/domain/invoices/get-draft';

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

/** What the second page's client has signed up for. */
const AGREED: SignedUp = {
  id: 'ag_1',
  title: 'Bookkeeping',
  currency: 'USD',
  period: 'month',
  startsOn: '2026-03-01',
  endsOn: null,
  dueDays: 14,
  nextOn: null,
  raisesDrafts: true,
  signedByName: 'Dana Whitlock',
  signedOn: '2026-02-20',
  document: null,
  replacesId: null,
  items: [
    { id: 'ai_1', description: 'Work', detail: null, quantityMilli: 1000n, unitMinor: 1000n },
    { id: 'ai_2', description: 'Payroll', detail: null, quantityMilli: 9000n, unitMinor: 1500n },
  ],
};

/** The invoice editor without its page. */
export function EditorFrame({
  agreements = [],
  taxes = [],
}: {
  agreements?: SignedUp[];
  taxes?: TaxChoice[];
}) {
  return (
    <main className="mx-auto max-w-4xl p-6">
      <DraftEditor
        draft={{
          id: 'in_1',
          version: 'v0',
          clientId: 'cl_1',
          title: kept.title,
          currency: 'USD',
          dueOn: '2026-12-08',
          note: '',
          lines: [
            {
              description: 'Work',
              detail: '',
              quantity: '1',
              price: '10.00',
              item: '',
              reason: '',
              tax: '',
            },
          ],
        }}
        setting={{ client: 'Brightwater', agreements, lastBill: null, taxes }}
        heading={{ children: 'A draft' }}
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

/** The same for a client who has signed up for something. */
export function AgreedEditorFrame() {
  return <EditorFrame agreements={[AGREED]} />;
}

const TAXES: TaxChoice[] = [
  { id: 'tx_1', name: 'Sales tax, Washington', rateMilli: 10_350, isEnded: false },
  { id: 'tx_2', name: 'Sales tax, Washington', rateMilli: 10_250, isEnded: true },
];

/** The same for a firm that has taxes. */
export function TaxedEditorFrame() {
  return <EditorFrame agreements={[AGREED]} taxes={TAXES} />;
}
