'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';

/** In the document's place until its reader has proved that it is them. Works without script. */
export function ConfirmReader({ id, confirm }: { id: string; confirm: FormAction<void> }) {
  const t = useTranslations('documents.proof');
  return (
    <section
      aria-labelledby="confirm"
      className="flex flex-col gap-4 border-b border-line bg-sunken px-5 py-8 sm:px-7"
    >
      <div>
        <h2 id="confirm" className="flex items-center gap-2 text-section">
          <Icon name="eye-off" />
          {t('title')}
        </h2>
        <p className="mt-1 max-w-measure text-body text-ink-2">{t('why')}</p>
      </div>
      <ConfirmPresence
        confirm={confirm}
        hidden={{ id }}
        words={{ password: t('password'), confirm: t('show'), confirming: t('showing') }}
      />
    </section>
  );
}
