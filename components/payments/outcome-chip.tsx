import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from '@/components/ui/chip';
import type { IconName } from '@/components/ui/icon-names';
import type { OutcomeKind } from '@/domain/payments/get-payment-outcome';

const CHIPS: Record<OutcomeKind, [ChipTone, IconName]> = {
  paid: ['green', 'check'],
  clearing: ['blue', 'clock'],
  failed: ['brick', 'x'],
  waiting: ['slate', 'clock'],
  unpaid: ['slate', 'circle-dashed'],
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
