'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SendByPasskey } from '@/components/passkeys/prove-by-passkey';
import { PasswordField } from '@/components/passwords/password-field';
import { ActionForm } from '@/components/ui/action-form';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { FieldWords } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { DrawingPad } from './drawing-pad';

type Way = 'typed' | 'drawn';

/** The yes to what was said above, the signature, and who it is, once more. Typing works without script. */
export function SignForm({
  id,
  statement,
  name,
  sign,
}: {
  id: string;
  /** The fingerprint of what was shown. */
  statement: string;
  /** The reader's, to begin with. */
  name: string;
  sign: FormAction<void>;
}) {
  const t = useTranslations('signingForms.panel');
  return (
    <ActionForm action={sign} hidden={{ id, statement }} className="flex max-w-120 flex-col gap-5">
      {({ errors, typed, checked }) => (
        <>
          <div className="flex flex-col gap-1.5">
            <CheckBox
              name="agreed"
              defaultChecked={checked('agreed')}
              aria-invalid={errors.agreed ? true : undefined}
              aria-describedby={errors.agreed ? 'agreed-error' : undefined}
              label={t('agree')}
            />
            <FieldWords id="agreed" error={errors.agreed} />
          </div>
          <Signature
            begin={typed('way', 'typed') === 'drawn' ? 'drawn' : 'typed'}
            name={typed('name', name)}
            drawing={typed('drawing')}
            errors={errors}
          />
          <PasswordField
            label={t('password')}
            hint={t('password_hint')}
            name="password"
            autoComplete="current-password"
            width="medium"
            error={errors.password}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="ink" pendingLabel={t('signing')}>
              {t('sign')}
            </SubmitButton>
            <SendByPasskey label={t('sign_by_passkey')} />
          </div>
        </>
      )}
    </ActionForm>
  );
}

function Signature({
  begin,
  name,
  drawing,
  errors,
}: {
  begin: Way;
  name: string;
  drawing: string;
  errors: Record<string, string>;
}) {
  const t = useTranslations('signingForms.panel');
  const [way, setWay] = useState<Way>(begin);
  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup legend={t('way')}>
        {(['typed', 'drawn'] as const).map((each) => (
          <Radio
            key={each}
            name="way"
            value={each}
            defaultChecked={way === each}
            onChange={() => setWay(each)}
            label={t(each)}
          />
        ))}
      </ChoiceGroup>
      {way === 'typed' ? (
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          defaultValue={name}
          width="medium"
          error={errors.name}
        />
      ) : (
        <DrawingPad initial={drawing} error={errors.drawing} />
      )}
    </div>
  );
}
