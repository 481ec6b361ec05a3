'use client';

import { useTranslations } from 'next-intl';
import { ProveByPasskey } from '@/components/passkeys/prove-by-passkey';
import { PasswordField } from '@/components/passwords/password-field';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';

/** What somebody is called. */
export function NameForm({
  action,
  name,
  nameLang,
}: {
  action: FormAction<void>;
  name: string;
  nameLang: string | null;
}) {
  const t = useTranslations('correctForms');
  return (
    <ActionForm action={action} className="flex max-w-104 flex-col gap-5">
      {({ errors, typed, isDone }) => (
        <>
          <TextField
            name="name"
            label={t('name')}
            hint={t('name_hint')}
            autoComplete="name"
            defaultValue={typed('name', name)}
            error={errors.name}
          />
          <TextField
            name="nameLang"
            label={t('lang')}
            hint={t('lang_hint')}
            optional
            width="short"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed('nameLang', nameLang)}
            error={errors.nameLang}
          />
          {isDone && <Note tone="done" announced title={t('saved')} />}
          <div>
            <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Where somebody is written to. */
export function AddressForm({
  action,
  email,
  waits,
  isPresent,
}: {
  action: FormAction<void>;
  email: string;
  /** A link went out already: to where, and until when it works, written out. */
  waits: { email: string; until: string } | null;
  isPresent: boolean;
}) {
  const t = useTranslations('correctForms');
  return (
    <div className="flex max-w-104 flex-col gap-4">
      {waits && <Note tone="wait">{t('waits', waits)}</Note>}
      <ActionForm action={action}>
        {({ errors, typed, isDone }) => (
          <>
            <TextField
              name="email"
              type="email"
              label={t('email')}
              hint={t('email_hint', { email })}
              autoComplete="email"
              defaultValue={typed('email')}
              error={errors.email}
            />
            {!isPresent && (
              <PasswordField
                name="password"
                autoComplete="current-password"
                label={t('password')}
                hint={t('password_hint')}
                error={errors.password}
              />
            )}
            {isDone && <Note tone="done" announced title={t('sent')} />}
            <div>
              <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
      {!isPresent && <ProveByPasskey />}
    </div>
  );
}

/** What somebody can't put right themselves. */
export function WrongForm({ action }: { action: FormAction<void> }) {
  const t = useTranslations('correctForms');
  return (
    <ActionForm action={action} className="flex max-w-104 flex-col gap-5">
      {({ errors, typed, isDone }) =>
        isDone ? (
          <Note tone="done" announced title={t('told')} />
        ) : (
          <>
            <TextAreaField
              name="text"
              label={t('wrong')}
              hint={t('wrong_hint')}
              defaultValue={typed('text')}
              error={errors.text}
            />
            <div>
              <SubmitButton pendingLabel={t('telling')}>{t('tell')}</SubmitButton>
            </div>
          </>
        )
      }
    </ActionForm>
  );
}
