import { useTranslations } from 'next-intl';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Icon } from '@/components/ui/icon';
import { TextAreaField } from '@/components/ui/text-field';
import type { Act } from './deletion-buttons';

/** Puts a hold on one document, or on everything of a client, with a reason. */
export function PlaceHold({
  client,
  document,
  action,
}: {
  client: { id: string; name: string };
  /** Null for everything. */
  document: { id: string; title: string } | null;
  action: Act;
}) {
  const t = useTranslations('recordForms.hold');
  return (
    <ConfirmButton
      size="row"
      icon={<Icon name="lock" size="button" />}
      label={document ? t('label') : t('label_all')}
      title={
        document ? t('title', { title: document.title }) : t('title_all', { client: client.name })
      }
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      actLook="ink"
      action={action}
      fields={{ client: client.id, ...(document && { document: document.id }) }}
    >
      <p>{t('consequence')}</p>
      <TextAreaField name="reason" label={t('reason')} hint={t('reason_hint')} />
    </ConfirmButton>
  );
}

/** Lifts a hold, with a reason. */
export function LiftHold({ id, what, action }: { id: string; what: string; action: Act }) {
  const t = useTranslations('recordForms.lift');
  return (
    <ConfirmButton
      size="row"
      label={t('label')}
      aria-label={t('label_of', { what })}
      title={t('title', { what })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      actLook="ink"
      action={action}
      fields={{ id }}
    >
      <p>{t('consequence')}</p>
      <TextAreaField name="reason" label={t('reason')} />
    </ConfirmButton>
  );
}
