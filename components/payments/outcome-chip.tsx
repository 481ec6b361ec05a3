import { Check, CircleDashed, Clock, X, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from '@/components/ui/chip';
import type { OutcomeKind } from '@/domain/payments/get-payment-outcome';

const CHIPS: Record<OutcomeKind, [ChipTone, LucideIcon]> = {
  paid: ['green', Check],
  clearing: ['blue', Clock],
  failed: ['brick', X],
  waiting: ['slate', Clock],
  unpaid: ['slate', CircleDashed],
};

/** What became of a payment, in one word. */
export function OutcomeChip({ kind }: { kind: OutcomeKind }) {
  const t = useTranslations('payments.outcome.chip');
  const [tone, icon] = CHIPS[kind];
  return (
    <Chip tone={tone} icon={icon}>
      {t(kind)}
    </Chip>
  );
}
