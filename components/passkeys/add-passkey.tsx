'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAnswer } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { CreationOptions } from '@/lib/webauthn';
import { faultOf } from './ask-device';
import { useAble } from './use-able';

type Made = Awaited<ReturnType<typeof startRegistration>>;

export type BeginPasskey = (
  state: null,
  input: Record<string, never>,
) => Promise<FormAnswer<CreationOptions>>;
export type KeepPasskey = (
  state: null,
  input: { name: string; answer: Made },
) => Promise<FormAnswer<void>>;

/** Names a passkey and has the browser make it. */
export function AddPasskey({ begin, keep }: { begin: BeginPasskey; keep: KeepPasskey }) {
  const t = useTranslations('passkeyForms');
  const isAble = useAble();
  const [count, setCount] = useState(0);
  const name = useRef('');
  if (!isAble) return <p className="text-small text-ink-2">{t('unable')}</p>;

  const add = async (_: FormAnswer<void> | null, form: FormData): Promise<FormAnswer<void>> => {
    name.current = String(form.get('name') ?? '');
    const typed = { name: name.current };
    const options = await begin(null, {});
    if (!options.ok) return { ...options, typed };
    let answer: Made;
    try {
      answer = await startRegistration({ optionsJSON: options.value });
    } catch (error) {
      return { ok: false, message: t(faultOf(error)), fields: {}, typed };
    }
    const kept = await keep(null, { name: name.current, answer });
    if (kept.ok) setCount(count + 1);
    return kept.ok ? kept : { ...kept, typed };
  };
  return (
    <ActionForm key={count} action={add} className="flex max-w-80 flex-col gap-4">
      {({ errors, typed }) => (
        <>
          <TextField
            label={t('name')}
            hint={t('name_hint')}
            name="name"
            autoComplete="off"
            maxLength={60}
            defaultValue={typed('name')}
            error={errors.name}
          />
          <div>
            <SubmitButton look="ink" pendingLabel={t('adding')}>
              {t('add')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
