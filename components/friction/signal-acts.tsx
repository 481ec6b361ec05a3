'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton } from '@/components/ui/menu-items';
import { useToast } from '@/components/ui/toast';
import type { DismissReason } from '@/domain/friction/dismiss-signal';
import type { ActionResult } from '@/lib/action';

/** What can be done with a signal; each can be taken back while the toast stands. */
export type SignalActions = {
  take: (input: { signalId: string }) => Promise<ActionResult<void>>;
  snooze: (input: { signalId: string; until: string }) => Promise<ActionResult<void>>;
  dismiss: (input: { signalId: string; reason: DismissReason }) => Promise<ActionResult<void>>;
  reopen: (input: { signalId: string }) => Promise<ActionResult<void>>;
};

const ICON_BUTTON =
  'inline-flex size-8 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-slate-wash max-sm:size-11';
const UNDO_SECONDS = 20;

export function SignalActs({
  signalId,
  taken,
  reasons,
  times,
  actions,
}: {
  signalId: string;
  /** Somebody sees to it already. */
  taken: boolean;
  reasons: readonly DismissReason[];
  /** When to be asked again, written out; `until` is ISO 8601. */
  times: readonly { label: string; until: string }[];
  actions: SignalActions;
}) {
  const t = useTranslations('today');
  const show = useToast();
  const [pending, begin] = useTransition();

  function run(act: () => Promise<ActionResult<void>>, done: string) {
    if (pending) return;
    begin(async () => {
      const result = await act();
      if (!result.ok) return show({ text: result.message });
      const undo = () => actions.reopen({ signalId });
      show({ text: done, undo: { label: t('undo'), seconds: UNDO_SECONDS, act: undo } });
    });
  }

  return (
    <div className="flex shrink-0 items-center" aria-busy={pending}>
      {!taken && (
        <button
          type="button"
          className={ICON_BUTTON}
          aria-label={t('take')}
          title={t('take')}
          onClick={() => run(() => actions.take({ signalId }), t('took'))}
        >
          <Icon name="hand" />
        </button>
      )}
      <Menu
        align="right"
        summaryLabel={t('snooze')}
        summaryClass={ICON_BUTTON}
        summary={<Icon name="alarm-clock" />}
      >
        {times.map(({ label, until }) => (
          <MenuButton
            key={until}
            type="button"
            onClick={() =>
              run(() => actions.snooze({ signalId, until }), t('snoozed', { until: label }))
            }
          >
            {label}
          </MenuButton>
        ))}
      </Menu>
      <Menu
        align="right"
        summaryLabel={t('dismiss')}
        summaryClass={ICON_BUTTON}
        summary={<Icon name="x" />}
      >
        <p className="px-2.5 py-1 text-small text-ink-2">{t('dismiss_why')}</p>
        {reasons.map((reason) => (
          <MenuButton
            key={reason}
            type="button"
            onClick={() => run(() => actions.dismiss({ signalId, reason }), t('dismissed'))}
          >
            {t(`reasons.${reason}`)}
          </MenuButton>
        ))}
      </Menu>
    </div>
  );
}
