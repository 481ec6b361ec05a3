import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip';
import type { VisitItem } from './visit-item';

/** How a visit went, or that a program was here and nobody. */
export function VisitMark({ visit: { kind, outcome } }: { visit: VisitItem }) {
  const t = useTranslations('activity.visits');
  if (kind === 'scanner') {
    return (
      <Chip tone="line" icon="mail-search">
        {t('scanner')}
      </Chip>
    );
  }
  if (kind === 'bot') {
    return (
      <Chip tone="line" icon="bot">
        {t('bot')}
      </Chip>
    );
  }
  if (outcome === 'stuck') {
    return (
      <Chip tone="brick" icon="circle-alert">
        {t('stuck')}
      </Chip>
    );
  }
  if (outcome === 'found_nothing') {
    return (
      <Chip tone="slate" icon="search">
        {t('found_nothing')}
      </Chip>
    );
  }
  return outcome === 'done' ? (
    <Chip tone="green" icon="check">
      {t('done')}
    </Chip>
  ) : null;
}
