import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { TextField } from '@/components/ui/text-field';

/** What a dialog of this room sends. */
export type Act = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** What is deleted, for whom, and until when it can be taken back. */
export type ToDelete = {
  id: string;
  title: string;
  /** 'Payroll and W-2s'. */
  kind: string;
  year: number;
  client: string;
  /** 'Thursday 3 December, 2:40 pm'. */
  until: string;
  days: number;
};

/** Asks twice: by the dialog, and by having the title typed. */
export function DeleteButton({ document, action }: { document: ToDelete; action: Act }) {
  const t = useTranslations('recordForms.delete');
  const { id, title, kind, year, client, until, days } = document;
  return (
    <ConfirmButton
      size="row"
      icon={<Icon name="trash-2" size="button" />}
      label={t('label')}
      aria-label={t('label_of', { title })}
      title={t('title', { title })}
      keepLabel={t('keep')}
      actLabel={t('act', { days })}
      actingLabel={t('acting')}
      action={action}
      fields={{ id }}
    >
      <p>{t('what', { kind, year: String(year), client })}</p>
      <p>{t('consequence', { until })}</p>
      <TextField name="title" label={t('type')} autoComplete="off" />
    </ConfirmButton>
  );
}

/** Takes a deletion back, at once. */
export function TakeBackDeletion({
  id,
  title,
  action,
}: {
  id: string;
  title: string;
  action: FormAction<void>;
}) {
  const t = useTranslations('recordForms.take_back');
  return (
    <ActButton
      action={action}
      fields={{ id }}
      actingLabel={t('acting')}
      label={t('label_of', { title })}
    >
      {t('label')}
    </ActButton>
  );
}
