'use client';

import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import type { ButtonLook, ButtonSize } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';

type Props = {
  cause: string;
  /** What the buttons are about, where several stand on a page. */
  sentence: string;
  end: FormAction<void>;
};

/** Says that it is none; asks first, since others may think otherwise. */
export function NotACause({ cause, sentence, end }: Props) {
  const t = useTranslations('causeForms');
  return (
    <ConfirmButton
      label={t('not_a_cause')}
      aria-label={`${t('not_a_cause')}: ${sentence}`}
      title={t('none.title')}
      keepLabel={t('none.keep')}
      actLabel={t('none.act')}
      actingLabel={t('none.acting')}
      actLook="ink"
      action={end}
      fields={{ cause, as: 'not_a_cause' }}
    >
      <p>{t('none.text')}</p>
    </ConfirmButton>
  );
}

/** Closes one that is done with. */
export function CloseCause({ cause, sentence, end }: Props) {
  const t = useTranslations('causeForms');
  return (
    <ConfirmButton
      label={t('close')}
      aria-label={`${t('close')}: ${sentence}`}
      title={t('closing.title')}
      keepLabel={t('closing.keep')}
      actLabel={t('closing.act')}
      actingLabel={t('closing.acting')}
      actLook="ink"
      action={end}
      fields={{ cause, as: 'closed' }}
    >
      <p>{t('closing.text')}</p>
    </ConfirmButton>
  );
}

/** Looks into it again, though there is a fix: what was counted of it goes. */
export function LookAgain({
  cause,
  sentence,
  reopen,
  label,
  look = 'outline',
  size = 'normal',
}: Omit<Props, 'end'> & {
  reopen: FormAction<void>;
  label: string;
  look?: ButtonLook;
  size?: ButtonSize;
}) {
  const t = useTranslations('causeForms');
  return (
    <ConfirmButton
      look={look}
      size={size}
      label={label}
      aria-label={`${label}: ${sentence}`}
      title={t('look_again.title')}
      keepLabel={t('look_again.keep')}
      actLabel={t('look_again.act')}
      actingLabel={t('look_again.acting')}
      actLook="ink"
      action={reopen}
      fields={{ cause }}
    >
      <p>{t('look_again.text')}</p>
    </ConfirmButton>
  );
}

/** Opens one again that was put away. */
export function Reopen({ cause, reopen }: { cause: string; reopen: FormAction<void> }) {
  const t = useTranslations('causeForms');
  return (
    <ActButton action={reopen} fields={{ cause }} actingLabel={t('reopening')} look="outline">
      {t('reopen')}
    </ActButton>
  );
}
