'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';

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
      <ConfirmPresence
        confirm={confirm}
        words={{
          password: t('password'),
          hint: t('password_hint'),
          confirm: t('confirm'),
          confirming: t('confirming'),
        }}
      />
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
