'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** The tags of a document, to add to and to take off; each acts at once. What the firm has used before is suggested. */
export function TagEditor({
  id,
  tags,
  known,
  add,
  remove,
}: {
  /** The document's. */
  id: string;
  tags: readonly string[];
  known: readonly string[];
  add: FormAction<void>;
  remove: FormAction<void>;
}) {
  const t = useTranslations('documentTags');
  const list = useId();
  return (
    <div className="flex flex-col gap-3">
      {tags.length > 0 && (
        <ul aria-label={t('title')} className="flex flex-col gap-1">
          {tags.map((tag) => (
            <li key={tag} className="flex items-center justify-between gap-3">
              <span className="min-w-0 wrap-anywhere">{tag}</span>
              <ActionForm action={remove} hidden={{ id, tag }} className="flex flex-col gap-2">
                {() => (
                  <SubmitButton
                    look="plain"
                    size="row"
                    pendingLabel={t('removing')}
                    aria-label={t('remove_which', { tag })}
                  >
                    {t('remove')}
                  </SubmitButton>
                )}
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={add} hidden={{ id }} className="flex flex-col gap-3">
        {({ errors, typed }) => (
          <>
            <TextField
              key={tags.join(' ')}
              name="tag"
              label={t('add_label')}
              hint={t('hint')}
              list={list}
              autoComplete="off"
              maxLength={60}
              defaultValue={typed('tag')}
              error={errors.tag}
            />
            <datalist id={list}>
              {known.map((tag) => (
                <option key={tag} value={tag} />
              ))}
            </datalist>
            <div>
              <SubmitButton pendingLabel={t('adding')}>{t('add')}</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </div>
  );
}
