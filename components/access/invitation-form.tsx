'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useActionState } from 'react';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FormAction } from './form-action';
import { useFirstError } from './use-first-error';

/** Name, address and one button. Who has a password already proves with it that the mail reached them. */
export function InvitationForm({
  action,
  token,
  person,
}: {
  action: FormAction<never>;
  token: string;
  person: { name: string; nameLang: string | null; email: string; hasPassword: boolean };
}) {
  const t = useTranslations('door.invitation');
  const [answer, send] = useActionState(action, null);
  const form = useFirstError(answer);
  const refused = answer?.ok === false ? answer : null;
  const fields = refused?.fields ?? {};
  return (
    <form ref={form} action={send} className="mt-6 flex flex-col gap-5" noValidate>
      {refused && Object.keys(fields).length === 0 && <Note tone="error">{refused.message}</Note>}
      <input type="hidden" name="token" value={token} />
      {!person.hasPassword && (
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          lang={person.nameLang ?? undefined}
          defaultValue={refused?.typed.name ?? person.name}
          error={fields.name}
        />
      )}
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        value={person.email}
        readOnly
      />
      <TextField
        label={person.hasPassword ? t('your_password') : t('password')}
        name="password"
        type="password"
        autoComplete={person.hasPassword ? 'current-password' : 'new-password'}
        hint={person.hasPassword ? t('your_password_hint') : t('password_hint')}
        error={fields.password}
      />
      <SubmitButton look="lamp" size="pay" wide pendingLabel={t('accepting')}>
        {t('accept')}
      </SubmitButton>
      {person.hasPassword && (
        <p className="text-small">
          <Link href="/sign-in/forgotten" className="link">
            {t('forgotten')}
          </Link>
        </p>
      )}
    </form>
  );
}
