import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-names';
import type { By } from '@/domain/activity/events';

const ICONS: Record<By, IconName> = {
  client: 'user',
  staff: 'briefcase-business',
  system: 'cog',
  scanner: 'mail-search',
  bot: 'bot',
};

/** Who did it, by icon and word. */
export function ByMark({ by }: { by: By }) {
  const t = useTranslations('activity.by');
  return (
    <span className="inline-flex items-center gap-2 align-middle text-ink-2">
      <Icon name={ICONS[by]} size="button" />
      {t(by)}
    </span>
  );
}
