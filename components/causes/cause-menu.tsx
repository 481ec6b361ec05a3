'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton, MenuLink } from '@/components/ui/menu-items';
import { useToast } from '@/components/ui/toast';
import type { FormAnswer } from '@/components/ui/form-action';

export type CauseMenuChoice = { id: string; sentence: string };

/** What can be said of a signal's cause; each can be taken back while the toast stands. */
export type CauseActions = {
  give: (input: { cause: string; 'signals[]': string[] }) => Promise<FormAnswer>;
  takeBack: (input: { 'signals[]': string[] }) => Promise<FormAnswer>;
};

const ICON_BUTTON =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-slate-wash max-sm:size-11';
const UNDO_SECONDS = 20;

/**
 * What is behind a signal: one of the causes that there are, a new one, or nobody knows. Stands beside what else can be done
 * with a signal, within `Words of={['causeForms']}`.
 */
export function CauseMenu({
  signalIds,
  what,
  current,
  choices,
  actions,
}: {
  /** One signal, or those of one case. */
  signalIds: readonly string[];
  /** What the signal is, where several of these stand on a page. */
  what: string;
  current: CauseMenuChoice | null;
  choices: readonly CauseMenuChoice[];
  actions: CauseActions;
}) {
  const t = useTranslations('causeForms');
  const show = useToast();
  const [pending, begin] = useTransition();
  const signals = { 'signals[]': [...signalIds] };
  const put = (cause: CauseMenuChoice | null) =>
    cause ? actions.give({ cause: cause.id, ...signals }) : actions.takeBack(signals);

  function change(cause: CauseMenuChoice | null) {
    if (pending) return;
    begin(async () => {
      const result = await put(cause);
      if (!result.ok) return show({ text: result.message });
      const undo = async () => void (await put(current));
      show({
        text: cause ? t('given', { cause: cause.sentence }) : t('taken'),
        undo: { label: t('undo'), seconds: UNDO_SECONDS, act: undo },
      });
    });
  }

  return (
    <div aria-busy={pending} className="-my-1.5">
      <Menu
        align="right"
        summaryLabel={t('menu_of', { what })}
        summaryClass={ICON_BUTTON}
        summary={<Icon name="git-branch" />}
      >
        <div className="max-h-80 w-72 overflow-y-auto">
          <p className="px-2.5 py-1 text-small text-ink-2">{t('menu')}</p>
          {choices.length === 0 && <p className="px-2.5 py-1 text-small">{t('menu_none')}</p>}
          {choices.map((cause) => (
            <MenuButton
              key={cause.id}
              type="button"
              aria-pressed={cause.id === current?.id}
              icon={
                <Icon
                  name="check"
                  size="button"
                  className={cause.id === current?.id ? '' : 'invisible'}
                />
              }
              onClick={() => cause.id !== current?.id && change(cause)}
            >
              {cause.sentence}
            </MenuButton>
          ))}
          <div className="mt-1 border-t border-line pt-1">
            <MenuLink
              href={`/staff/friction/causes/new?signals=${signalIds.join('+')}`}
              icon={<Icon name="plus" size="button" />}
            >
              {t('menu_new')}
            </MenuLink>
            {current && (
              <MenuButton
                type="button"
                icon={<Icon name="x" size="button" />}
                onClick={() => change(null)}
              >
                {t('take_back')}
              </MenuButton>
            )}
          </div>
        </div>
      </Menu>
    </div>
  );
}
