import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from './chip';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** What an invoice is to its reader: Stripe's states, and those that are derived. */
export type InvoiceChipState =
  | 'draft'
  | 'open'
  | 'part_paid'
  | 'clearing'
  | 'paid'
  | 'overdue'
  | 'failed'
  | 'disputed'
  | 'refunded'
  | 'credited'
  | 'void'
  | 'uncollectible';

const INVOICE: Record<InvoiceChipState, [ChipTone, IconName]> = {
  draft: ['line', 'pencil'],
  open: ['slate', 'circle'],
  part_paid: ['slate', 'circle-dot'],
  clearing: ['blue', 'clock'],
  paid: ['green', 'check'],
  overdue: ['brick', 'circle-alert'],
  failed: ['brick', 'x'],
  disputed: ['slate', 'message-circle-question-mark'],
  refunded: ['line', 'undo-2'],
  credited: ['line', 'undo-2'],
  void: ['line', 'ban'],
  uncollectible: ['brick', 'circle-alert'],
};

/** A client is told 'Past due' of what the firm has written off: it can still be paid. */
export function InvoiceChip({
  state,
  reader,
  onSelected,
}: {
  state: InvoiceChipState;
  reader: 'client' | 'firm';
  onSelected?: boolean;
}) {
  const t = useTranslations('ui.invoice');
  const shown = state === 'uncollectible' && reader === 'client' ? 'overdue' : state;
  const [tone, icon] = INVOICE[shown];
  return (
    <Chip tone={tone} icon={icon} onSelected={onSelected}>
      {t(shown)}
    </Chip>
  );
}

/** What a document is to its reader; `sign` and `send` are theirs to do. */
export type DocumentChipState =
  | 'new'
  | 'sign'
  | 'send'
  | 'signed'
  | 'opened'
  | 'held'
  | 'on_paper'
  | 'refused'
  | 'only_you'
  | 'some'
  | 'checking'
  | 'ready'
  | 'withdrawn';

const DOCUMENT: Record<DocumentChipState, [ChipTone, IconName]> = {
  new: ['slate', 'circle-dot'],
  sign: ['amber', 'pen-line'],
  send: ['amber', 'upload'],
  signed: ['green', 'check'],
  opened: ['slate', 'eye'],
  held: ['brick', 'hand'],
  on_paper: ['slate', 'file-text'],
  refused: ['brick', 'shield-x'],
  only_you: ['line', 'lock'],
  some: ['line', 'lock'],
  checking: ['blue', 'clock'],
  ready: ['green', 'check'],
  withdrawn: ['line', 'undo-2'],
};

/** `on` is the day it was opened, written out ('24 Nov'); `whom` those who may see it ('Owners'). */
export function DocumentChip({
  state,
  on,
  whom,
  onSelected,
}: {
  state: DocumentChipState;
  on?: string;
  whom?: string;
  onSelected?: boolean;
}) {
  const t = useTranslations('ui.document');
  const [tone, icon] = DOCUMENT[state];
  return (
    <Chip tone={tone} icon={icon} onSelected={onSelected}>
      {state === 'some' && whom ? whom : t(state, { on: on ?? '' })}
    </Chip>
  );
}

export type Severity = 'now' | 'today' | 'digest';

const SEVERITY: Record<Severity, [string, IconName]> = {
  now: ['text-brick', 'octagon-alert'],
  today: ['text-ink', 'sun'],
  digest: ['text-ink-3', 'minus'],
};

/** How soon a signal wants somebody: an icon and a word, without a wash. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations('ui.severity');
  const [colour, icon] = SEVERITY[severity];
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-chip font-strong whitespace-nowrap ${colour}`}
    >
      <Icon name={icon} size="chip" />
      {t(severity)}
    </span>
  );
}
