'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton, MenuLine, MenuTitle } from '@/components/ui/menu-items';
import { TextField } from '@/components/ui/text-field';
import type { CaseWait } from '@/domain/friction/cases/case-waits';
import type { DismissReason } from '@/domain/friction/cases/dismiss-case';
import type { CaseOffers } from './case-item';

/** When to be asked again: at a time, or once something has come about. A digit presses its line. */
export function SnoozeMenu({
  summaryClass,
  waits,
  times,
  onTime,
  onWait,
}: {
  summaryClass: string;
  waits: readonly CaseWait[];
  times: CaseOffers['times'];
  onTime: (time: CaseOffers['times'][number]) => void;
  onWait: (wait: CaseWait) => void;
}) {
  const t = useTranslations('today');
  return (
    <span data-act="snooze">
      <Menu
        align="right"
        summaryLabel={t('snooze')}
        summaryClass={summaryClass}
        summary={<Icon name="alarm-clock" />}
      >
        {waits.map((wait, place) => (
          <MenuButton
            key={wait}
            type="button"
            data-digit={place + 1}
            icon={<Digit of={place + 1} />}
            onClick={() => onWait(wait)}
          >
            {t(`wait_for.${wait}`)}
          </MenuButton>
        ))}
        <MenuLine />
        {times.map((time, place) => (
          <MenuButton
            key={time.until}
            type="button"
            data-digit={waits.length + place + 1}
            icon={<Digit of={waits.length + place + 1} />}
            onClick={() => onTime(time)}
          >
            {time.label}
          </MenuButton>
        ))}
        <MenuTitle>{t('wait_at_most')}</MenuTitle>
      </Menu>
    </span>
  );
}

/** Why it is put away: the reason counts for or against its rule. */
export function DismissMenu({
  summaryClass,
  reasons,
  onReason,
}: {
  summaryClass: string;
  reasons: readonly DismissReason[];
  onReason: (reason: DismissReason, note: string | null) => void;
}) {
  const t = useTranslations('today');
  const [isOther, setOther] = useState(false);
  return (
    <span data-act="dismiss">
      <Menu
        align="right"
        summaryLabel={t('dismiss')}
        summaryClass={summaryClass}
        summary={<Icon name="x" />}
      >
        <p className="px-2.5 py-1 text-small text-ink-2">{t('dismiss_why')}</p>
        {reasons.map((reason, place) => (
          <MenuButton
            key={reason}
            type="button"
            data-digit={place + 1}
            icon={<Digit of={place + 1} />}
            aria-expanded={reason === 'other' ? isOther : undefined}
            onClick={() => (reason === 'other' ? setOther(true) : onReason(reason, null))}
          >
            {t(`reasons.${reason}`)}
          </MenuButton>
        ))}
        {isOther && (
          <form
            className="flex flex-col gap-2 p-2.5"
            onSubmit={(event) => {
              event.preventDefault();
              const note = new FormData(event.currentTarget).get('note');
              onReason('other', typeof note === 'string' ? note.trim() : null);
            }}
          >
            <TextField name="note" label={t('note')} optional maxLength={500} autoFocus />
            <Button type="submit" size="row" look="ink">
              {t('dismiss')}
            </Button>
          </form>
        )}
        <MenuTitle>{t('silent')}</MenuTitle>
      </Menu>
    </span>
  );
}

/** The key that presses a line; it is no part of its name. */
function Digit({ of }: { of: number }) {
  return (
    <kbd className="w-2.5 font-sans text-tiny text-ink-3 max-sm:hidden" aria-hidden>
      {of}
    </kbd>
  );
}
