'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import type { FormAction, FormAnswer } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** Names a thing of one's own, in its place: a device, a passkey. */
export function GiveName({
  action,
  fields,
  name,
  what,
}: {
  action: FormAction<void>;
  /** Which one, sent as hidden fields. */
  fields: Record<string, string>;
  /** Its name so far; empty for none. */
  name: string;
  /** What it is called in the meantime, for screen readers. */
  what: string;
}) {
  const t = useTranslations('securityForms.name');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button
        size="row"
        onClick={() => setOpen(true)}
        aria-label={t(name ? 'rename_of' : 'label_of', { what })}
      >
        {t(name ? 'rename' : 'label')}
      </Button>
    );
  }
  const save = async (state: FormAnswer<void> | null, form: FormData) => {
    const answer = await action(state, form);
    if (answer.ok) setOpen(false);
    return answer;
  };
  return (
    <ActionForm action={save} hidden={fields} className="flex w-64 flex-col gap-3">
      {({ errors, typed }) => (
        <>
          <TextField
            label={t('field')}
            name="name"
            autoComplete="off"
            autoFocus
            maxLength={60}
            defaultValue={typed('name', name)}
            error={errors.name}
          />
          <div className="flex gap-2">
            <SubmitButton look="ink" size="row" pendingLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
            <Button size="row" look="plain" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </ActionForm>
  );
}
