'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useActionState } from 'react';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FormAction } from './form-action';
import { useFirstError } from './use-first-error';

/** Address and password; what was typed as address stays when they don't go together. */
export function SignInForm({ action, next }: { action: FormAction<never>; next: string | null }) {
  const t = useTranslations('door.sign_in');
  const [answer, send] = useActionState(action, null);
  const form = useFirstError(answer);
  const refused = answer?.ok === false ? answer : null;
  const fields = refused?.fields ?? {};
  return (
    <form ref={form} action={send} className="mt-6 flex flex-col gap-5" noValidate>
      {refused && Object.keys(fields).length === 0 && <Note tone="error">{refused.message}</Note>}
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        label={t('email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        defaultValue={refused?.typed.email ?? ''}
        error={fields.email}
      />
      <TextField
        label={t('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        error={fields.password}
      />
      <SubmitButton look="lamp" size="pay" wide pendingLabel={t('signing_in')}>
        {t('sign_in')}
      </SubmitButton>
      <p className="text-small">
        <Link href="/sign-in/forgotten" className="link">
          {t('forgotten')}
        </Link>
      </p>
    </form>
  );
}
