import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from '@/components/ui/chip';
import type { IconName } from '@/components/ui/icon-names';
import type { Verdict } from '@/domain/causes/verdict';

const LOOKS: Record<Verdict, [ChipTone, IconName]> = {
  worked: ['green', 'check'],
  no_change: ['slate', 'equal'],
  worse: ['brick', 'trending-up'],
  too_few: ['line', 'hourglass'],
};

/** Whether a fix worked. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('causes.verdict');
  const [tone, icon] = LOOKS[verdict];
  return (
    <Chip tone={tone} icon={icon}>
      {t(verdict)}
    </Chip>
  );
}
