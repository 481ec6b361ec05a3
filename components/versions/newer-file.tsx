'use client';

import { useTranslations } from 'next-intl';
import { LookAgain } from '@/components/ui/look-again';
import { ActButton } from '@/components/ui/act-button';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { NewerFile as Newer } from '@/domain/documents/versions';
import { ChooseNewer } from './choose-newer';

/** A newer file of a published document: brought, looked at, and published with one line of what changed. */
export function NewerFile({
  id,
  newer,
  number,
  size,
  why,
  whoSees,
  publish,
  drop,
}: {
  /** The document's. */
  id: string;
  newer: Newer | null;
  /** Which version it would be. */
  number: number;
  /** Written out. */
  size: string;
  /** Why it was refused, as a sentence. */
  why: string | null;
  /** Who will see it, as a sentence. */
  whoSees: string;
  publish: FormAction<{ version: number; people: number }>;
  drop: FormAction<void>;
}) {
  const t = useTranslations('documentVersions.new');
  if (!newer) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-small text-ink-2">{t('why')}</p>
        <ChooseNewer id={id} label={t('choose')} />
      </div>
    );
  }
  const file = newer.filename;
  if (newer.state === 'staging') {
    return (
      <p className="text-small text-ink-2" role="status">
        {t(newer.isHeld ? 'held' : 'reading', { file })}
        <LookAgain />
      </p>
    );
  }
  const remove = (
    <ActButton
      action={drop}
      fields={{ id, newer: newer.id }}
      actingLabel={t('dropping')}
      look="plain"
    >
      {t('drop')}
    </ActButton>
  );
  if (newer.state === 'refused') {
    return (
      <div className="flex flex-col gap-3">
        <p className="font-strong wrap-anywhere">{t('refused', { file })}</p>
        <p className="text-small text-brick">{why}</p>
        <ChooseNewer id={id} label={t('choose_another')} />
        {remove}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-strong wrap-anywhere">{t('file', { file, size })}</p>
        <a href={`/staff/documents/${newer.id}`} className="text-small link">
          {t('look')}
        </a>
      </div>
      <ActionForm action={publish} hidden={{ id, newer: newer.id }} className="flex flex-col gap-3">
        {({ errors, typed }) => (
          <>
            <TextField
              name="changed"
              label={t('changed')}
              hint={t('changed_hint')}
              defaultValue={typed('changed')}
              error={errors.changed}
              maxLength={300}
            />
            <p className="text-small text-ink-2">{t('who', { people: whoSees })}</p>
            <SubmitButton look="ink" pendingLabel={t('publishing')}>
              {t('publish', { number })}
            </SubmitButton>
          </>
        )}
      </ActionForm>
      {remove}
    </div>
  );
}
