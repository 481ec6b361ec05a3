'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import type { FormState } from '@/components/ui/action-form';
import { TextField } from '@/components/ui/text-field';
import { RightsFields } from './rights-fields';

/** Who is invited, by which address, and what they may do. */
export function ContactFields({
  state,
  emailHint,
  rights,
  offered,
}: {
  state: FormState<unknown>;
  /** In the place of what the firm's people read. */
  emailHint?: string;
} & Pick<ComponentProps<typeof RightsFields>, 'rights' | 'offered'>) {
  const t = useTranslations('clientForms.contact');
  const { errors, typed } = state;
  return (
    <>
      <TextField
        label={t('name')}
        name="contactName"
        autoComplete="off"
        defaultValue={typed('contactName')}
        error={errors.contactName}
      />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={emailHint ?? t('email_hint')}
        defaultValue={typed('email')}
        error={errors.email}
      />
      <TextField
        label={t('title')}
        name="title"
        optional
        autoComplete="off"
        hint={t('title_hint')}
        defaultValue={typed('title')}
        error={errors.title}
      />
      <RightsFields state={state} rights={rights} offered={offered} />
    </>
  );
}
