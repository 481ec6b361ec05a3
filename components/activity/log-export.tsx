'use client';

import { useTranslations } from 'next-intl';
import { ProveByPasskey } from '@/components/passkeys/prove-by-passkey';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** The log as a file, once its reader has proved that it is them. Works without script. */
export function LogExport({
  isPresent,
  confirm,
}: {
  isPresent: boolean;
  confirm: FormAction<void>;
}) {
  const t = useTranslations('logForms');
  if (!isPresent) {
    return (
      <div className="flex flex-col gap-4">
        <ActionForm action={confirm} className="flex max-w-80 flex-col gap-4">
          {({ errors }) => (
            <>
              <TextField
                name="password"
                type="password"
                autoComplete="current-password"
                label={t('password')}
                hint={t('password_hint')}
                error={errors.password}
              />
              <div>
                <SubmitButton look="ink" pendingLabel={t('confirming')}>
                  {t('confirm')}
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
        <ProveByPasskey />
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Download format="ndjson" look="ink" label={t('ndjson')} />
      <Download format="csv" look="outline" label={t('csv')} />
    </div>
  );
}

function Download({
  format,
  look,
  label,
}: {
  format: 'ndjson' | 'csv';
  look: 'ink' | 'outline';
  label: string;
}) {
  return (
    <form method="post" action={`/api/activity/proof?format=${format}`}>
      <Button type="submit" look={look} icon={<Icon name="download" size="button" />}>
        {label}
      </Button>
    </form>
  );
}
