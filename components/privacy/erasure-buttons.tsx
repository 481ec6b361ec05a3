'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { ActButton } from '@/components/ui/act-button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { TextAreaField, TextField } from '@/components/ui/text-field';

/** What a dialog sends. */
export type Act = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** "Is it you?", before anything is erased. */
export function ErasurePresence({ confirm }: { confirm: FormAction<void> }) {
  const t = useTranslations('erasureForms');
  const kit = useTranslations('recordForms.kit');
  return (
    <ConfirmPresence
      confirm={confirm}
      words={{
        password: t('password'),
        hint: t('password_hint'),
        confirm: kit('confirm'),
        confirming: kit('confirming'),
      }}
    />
  );
}

/** Asks for one's own data to be erased, by typing one's name. */
export function AskErasure({ name, action }: { name: string; action: Act }) {
  const t = useTranslations('erasureForms');
  return (
    <ConfirmButton
      look="danger"
      label={t('ask')}
      title={t('ask_title')}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={action}
    >
      <p>{t('ask_what')}</p>
      <TextField name="typed" label={t('typed', { name })} autoComplete="off" />
    </ConfirmButton>
  );
}

/** Says that somebody's data is erased in a week, by typing their name. */
export function ScheduleErasure({
  person,
  due,
  action,
}: {
  person: { id: string; name: string };
  /** The day, written out. */
  due: string;
  action: Act;
}) {
  const t = useTranslations('erasureForms');
  const { id, name } = person;
  return (
    <ConfirmButton
      look="danger"
      label={t('schedule')}
      title={t('schedule_title', { name })}
      keepLabel={t('leave')}
      actLabel={t('schedule_act')}
      actingLabel={t('scheduling')}
      action={action}
      fields={{ person: id }}
    >
      <p>{t('schedule_what', { due })}</p>
      <TextField name="typed" label={t('schedule_typed', { name })} autoComplete="off" />
    </ConfirmButton>
  );
}

export function RefuseErasure({
  person: { id, name },
  action,
}: {
  person: { id: string; name: string };
  action: Act;
}) {
  const t = useTranslations('erasureForms');
  return (
    <ConfirmButton
      label={t('refuse')}
      title={t('refuse_title', { name })}
      keepLabel={t('leave')}
      actLabel={t('refuse_act')}
      actingLabel={t('refusing')}
      actLook="ink"
      action={action}
      fields={{ person: id }}
    >
      <p>{t('refuse_what')}</p>
      <TextAreaField name="reason" label={t('reason')} />
    </ConfirmButton>
  );
}

/** Takes it back, at once. */
export function TakeBackErasure({
  action,
  person,
}: {
  action: FormAction<void>;
  /** Whose, where it is not one's own. */
  person?: string;
}) {
  const t = useTranslations('erasureForms');
  return (
    <ActButton
      action={action}
      fields={person ? { person } : {}}
      actingLabel={t('taking_back')}
      label={t('take_back')}
    >
      {t('take_back')}
    </ActButton>
  );
}
