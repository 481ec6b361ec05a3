import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import type { CauseMenuChoice } from './cause-menu';
import { ChooseSignals } from './choose-signals';
import type { GroupItem } from './group-item';

/** What some signals have in common, how far it is out of proportion, and, opened, the signals themselves. */
export function GroupCard({
  group,
  choices,
  give,
}: {
  group: GroupItem;
  choices: readonly CauseMenuChoice[];
  give: FormAction<void>;
}) {
  const t = useTranslations('causes.group');
  return (
    <Card>
      <details className="group">
        <summary className="cursor-pointer list-none p-card [&::-webkit-details-marker]:hidden">
          <p className="text-[0.9375rem] leading-[1.375rem]">
            {t.rich(group.by, {
              ...group.values,
              strong: (words) => <strong className="font-strong">{words}</strong>,
            })}
          </p>
          <p className="mt-0.5 text-small text-ink-2">
            {group.lift}
            <span className="group-open:hidden">
              {' · '}
              <span className="link">{t('show', { count: group.signals.length })}</span>
            </span>
          </p>
        </summary>
        <div className="border-t border-line">
          <ChooseSignals
            name={group.what}
            signals={group.signals}
            choices={choices}
            measured={group.measured}
            where={group.where}
            give={give}
            chosen
          />
        </div>
      </details>
    </Card>
  );
}
