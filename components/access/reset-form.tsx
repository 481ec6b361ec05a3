'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FormAction } from './form-action';
import { useFirstError } from './use-first-error';

/** The new password, under the address that it is for; its button is what uses the link up. */
export function ResetForm({
  action,
  token,
  email,
}: {
  action: FormAction<never>;
  token: string;
  email: string;
}) {
  const t = useTranslations('door.reset');
  const [answer, send] = useActionState(action, null);
  const form = useFirstError(answer);
  const refused = answer?.ok === false ? answer : null;
  const fields = refused?.fields ?? {};
  return (
    <form ref={form} action={send} className="mt-6 flex flex-col gap-5" noValidate>
      {refused && Object.keys(fields).length === 0 && <Note tone="error">{refused.message}</Note>}
      <input type="hidden" name="token" value={token} />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
      />
      <TextField
        label={t('password')}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        autoFocus
        hint={t('hint')}
        error={fields.password}
      />
      <SubmitButton look="lamp" size="pay" wide pendingLabel={t('saving')}>
        {t('save')}
      </SubmitButton>
    </form>
  );
}
