'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useActionState } from 'react';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FormAction } from './form-action';
import { useFirstError } from './use-first-error';

/** Asks for a link to a new password. The answer is the same whether or not somebody has the address. */
export function ForgottenForm({ action }: { action: FormAction<{ email: string }> }) {
  const t = useTranslations('door.forgotten');
  const [answer, send] = useActionState(action, null);
  const form = useFirstError(answer);
  if (answer?.ok) {
    return (
      <div role="status">
        <h1 className="say">{t('sent_heading')}</h1>
        <p className="mt-2 text-lede text-ink-2">
          {t.rich('sent', { email: answer.value.email, b: (text) => <strong>{text}</strong> })}
        </p>
        <p className="mt-5 text-small">
          <Link href="/sign-in" className="link">
            {t('back')}
          </Link>
        </p>
      </div>
    );
  }
  const fields = answer?.fields ?? {};
  return (
    <>
      <h1 className="say">{t('heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">{t('lede')}</p>
      <form ref={form} action={send} className="mt-6 flex flex-col gap-5" noValidate>
        {answer && Object.keys(fields).length === 0 && <Note tone="error">{answer.message}</Note>}
        <TextField
          label={t('email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={answer?.typed.email ?? ''}
          error={fields.email}
        />
        <SubmitButton look="lamp" size="pay" wide pendingLabel={t('sending')}>
          {t('send')}
        </SubmitButton>
        <p className="text-small">
          <Link href="/sign-in" className="link">
            {t('back')}
          </Link>
        </p>
      </form>
    </>
  );
}
