'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-names';
import { useToast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/action';
import { DismissMenu, SnoozeMenu } from './case-menus';
import type { CaseActions, CaseItem, CaseOffers } from './case-item';

const ICON_BUTTON =
  'inline-flex size-8 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-slate-wash hover:text-ink max-sm:size-11';
const UNDO_SECONDS = 20;

/** What can be done with one case; the layer of keys presses these very buttons. */
export function CaseActs({
  item,
  offers,
  actions,
}: {
  item: Pick<CaseItem, 'id' | 'takenBy' | 'away' | 'waits' | 'callHref'>;
  offers: CaseOffers;
  actions: CaseActions;
}) {
  const t = useTranslations('today');
  const show = useToast();
  const [pending, begin] = useTransition();
  const caseId = item.id;

  function run(act: () => Promise<ActionResult<void>>, done: string) {
    if (pending) return;
    begin(async () => {
      const result = await act();
      if (!result.ok) return show({ text: result.message });
      const undo = async () => {
        const undone = await actions.reopen({ caseId });
        if (!undone.ok) show({ text: undone.message });
      };
      show({ text: done, undo: { label: t('undo'), seconds: UNDO_SECONDS, act: undo } });
    });
  }

  if (item.away) {
    return (
      <Act
        act="reopen"
        icon="undo-2"
        label={t('bring_back')}
        onPress={() => run(() => actions.reopen({ caseId }), t('brought_back'))}
      />
    );
  }
  return (
    <div className="flex shrink-0 items-center" aria-busy={pending}>
      {item.takenBy?.isReader ? (
        <Act
          act="settle"
          keyName="F"
          icon="check"
          label={t('settle')}
          onPress={() => run(() => actions.settle({ caseId }), t('settled'))}
        />
      ) : (
        !item.takenBy && (
          <Act
            act="take"
            keyName="T"
            icon="hand"
            label={t('take')}
            onPress={() => run(() => actions.take({ caseId }), t('took'))}
          />
        )
      )}
      <a
        href={item.callHref}
        data-act="call"
        aria-keyshortcuts="C"
        className={ICON_BUTTON}
        aria-label={t('call')}
        title={t('call')}
      >
        <Icon name="phone" />
      </a>
      <SnoozeMenu
        summaryClass={ICON_BUTTON}
        waits={item.waits}
        times={offers.times}
        onTime={({ label, until }) =>
          run(() => actions.snooze({ caseId, until }), t('snoozed', { until: label }))
        }
        onWait={(wait) =>
          run(() => actions.snooze({ caseId, for: wait }), t(`snoozed_for.${wait}`))
        }
      />
      <DismissMenu
        summaryClass={ICON_BUTTON}
        reasons={offers.reasons}
        onReason={(reason, note) =>
          run(() => actions.dismiss({ caseId, reason, ...(note && { note }) }), t('dismissed'))
        }
      />
    </div>
  );
}

function Act({
  act,
  keyName,
  icon,
  label,
  onPress,
}: {
  /** What the layer of keys finds it by. */
  act: string;
  keyName?: string;
  icon: IconName;
  label: string;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      data-act={act}
      aria-keyshortcuts={keyName}
      className={ICON_BUTTON}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
