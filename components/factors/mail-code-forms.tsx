'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { CodeField } from './code-field';

/** Asks for a code by mail. What comes after it is the same whether or not somebody has the address. */
export function MailCodeForm({
  action,
  next,
  backHref,
}: {
  action: FormAction<never>;
  next: string | null;
  backHref: string;
}) {
  const t = useTranslations('door.mail_code');
  return (
    <>
      <h1 className="say">{t('heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">{t('lede')}</p>
      <ActionForm action={action} hidden={{ next }} className="mt-6 flex flex-col gap-5">
        {({ errors, typed }) => (
          <>
            <TextField
              label={t('email')}
              name="email"
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              defaultValue={typed('email')}
              error={errors.email}
            />
            <SubmitButton look="lamp" size="pay" wide pendingLabel={t('sending')}>
              {t('send')}
            </SubmitButton>
            <p className="text-small">
              <a href={backHref} className="link">
                {t('back')}
              </a>
            </p>
          </>
        )}
      </ActionForm>
    </>
  );
}

/** Where the code is typed, in the browser that asked for it. */
export function TypeCodeForm({
  action,
  email,
  next,
  againHref,
}: {
  action: FormAction<never>;
  email: string;
  next: string | null;
  againHref: string;
}) {
  const t = useTranslations('door.mail_code');
  return (
    <>
      <h1 className="say">{t('sent_heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">
        {t.rich('sent', { email, b: (text) => <strong>{text}</strong> })}
      </p>
      <ActionForm action={action} hidden={{ next }} className="mt-6 flex flex-col gap-5">
        {({ errors }) => (
          <>
            <CodeField label={t('code')} autoFocus error={errors.code} />
            <SubmitButton look="lamp" size="pay" wide pendingLabel={t('coming_in')}>
              {t('come_in')}
            </SubmitButton>
            <p className="text-small">
              <a href={againHref} className="link">
                {t('again')}
              </a>
            </p>
          </>
        )}
      </ActionForm>
    </>
  );
}

/** The page of the mail's link, where it was asked for: its button is what uses the link up. */
export function CodeLinkForm({ action, token }: { action: FormAction<never>; token: string }) {
  const t = useTranslations('door.mail_code');
  return (
    <>
      <h1 className="say">{t('link_heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">{t('link')}</p>
      <ActionForm action={action} hidden={{ token }} className="mt-6 flex flex-col gap-5">
        {() => (
          <SubmitButton look="lamp" size="pay" wide pendingLabel={t('coming_in')}>
            {t('come_in')}
          </SubmitButton>
        )}
      </ActionForm>
    </>
  );
}

/** The same link in another browser: nobody comes in by it, and the code still works where it was asked for. */
export function LinkElsewhere() {
  const t = useTranslations('door.mail_code');
  return (
    <>
      <h1 className="say">{t('elsewhere_heading')}</h1>
      <p className="mt-2 text-lede text-ink-2">{t('elsewhere')}</p>
      <p className="mt-6 text-small">
        <a href="/sign-in/mail" className="link">
          {t('ask_here')}
        </a>
      </p>
    </>
  );
}
