import {
  Ban,
  Check,
  Circle,
  CircleAlert,
  CircleDot,
  Clock,
  Eye,
  Hand,
  Lock,
  type LucideIcon,
  MessageCircleQuestionMark,
  Minus,
  OctagonAlert,
  PenLine,
  Pencil,
  ShieldX,
  Sun,
  Undo2,
  Upload,
  X,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from './chip';

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

const INVOICE: Record<InvoiceChipState, [ChipTone, LucideIcon]> = {
  draft: ['line', Pencil],
  open: ['slate', Circle],
  part_paid: ['slate', CircleDot],
  clearing: ['blue', Clock],
  paid: ['green', Check],
  overdue: ['brick', CircleAlert],
  failed: ['brick', X],
  disputed: ['slate', MessageCircleQuestionMark],
  refunded: ['line', Undo2],
  credited: ['line', Undo2],
  void: ['line', Ban],
  uncollectible: ['brick', CircleAlert],
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
  | 'refused'
  | 'only_you'
  | 'some'
  | 'checking'
  | 'ready'
  | 'withdrawn';

const DOCUMENT: Record<DocumentChipState, [ChipTone, LucideIcon]> = {
  new: ['slate', CircleDot],
  sign: ['amber', PenLine],
  send: ['amber', Upload],
  signed: ['green', Check],
  opened: ['slate', Eye],
  held: ['brick', Hand],
  refused: ['brick', ShieldX],
  only_you: ['line', Lock],
  some: ['line', Lock],
  checking: ['blue', Clock],
  ready: ['green', Check],
  withdrawn: ['line', Undo2],
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

const SEVERITY: Record<Severity, [string, LucideIcon]> = {
  now: ['text-brick', OctagonAlert],
  today: ['text-ink', Sun],
  digest: ['text-ink-3', Minus],
};

/** How soon a signal wants somebody: an icon and a word, without a wash. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations('ui.severity');
  const [colour, Icon] = SEVERITY[severity];
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-chip font-strong whitespace-nowrap ${colour}`}
    >
      <Icon className="icon-chip" aria-hidden />
      {t(severity)}
    </span>
  );
}
