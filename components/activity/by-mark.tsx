import { Bot, BriefcaseBusiness, Cog, MailSearch, User, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { By } from '@/domain/activity/events';

const ICONS: Record<By, LucideIcon> = {
  client: User,
  staff: BriefcaseBusiness,
  system: Cog,
  scanner: MailSearch,
  bot: Bot,
};

/** Who did it, by icon and word. */
export function ByMark({ by }: { by: By }) {
  const t = useTranslations('activity.by');
  const Icon = ICONS[by];
  return (
    <span className="inline-flex items-center gap-2 align-middle text-ink-2">
      <Icon className="icon-button" aria-hidden />
      {t(by)}
    </span>
  );
}
