'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { CategoryRule } from '@/domain/records/get-paper-rules';
import { KeptFields } from './kept-fields';

export type CategoryActs = Record<'change' | 'retire' | 'bringBack' | 'remove', FormAction<void>>;

/** One category of the firm's own: its name and how it is kept, and, unfolded, what can be done with it. */
export function CategoryItem({ rule, acts }: { rule: CategoryRule; acts: CategoryActs }) {
  const t = useTranslations('categories');
  const { id, name, years, forEver, isRetired, isBorne } = rule;
  const kept = forEver
    ? t('form.kept_for_ever')
    : years === null
      ? t('form.kept_as_kind')
      : t('form.kept_years_of', { years });
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-9 cursor-pointer list-none items-center gap-3 py-1.5 max-sm:min-h-11">
          <Icon
            name="chevron-down"
            size="button"
            className="shrink-0 text-ink-2 transition-transform group-open:rotate-180 motion-reduce:transition-none"
          />
          <span className="min-w-0 flex-1 font-name wrap-anywhere">
            <Name name={name} />
          </span>
          <span className="shrink-0 text-small text-ink-2">
            {isRetired ? t('form.retired') : kept}
          </span>
        </summary>
        <div className="flex flex-col gap-4 pt-2 pb-4">
          <ActionForm action={acts.change} hidden={{ id }} className="flex flex-col gap-3">
            {(state) => (
              <>
                <TextField
                  name="name"
                  label={t('form.name')}
                  maxLength={60}
                  autoComplete="off"
                  defaultValue={state.typed('name', name)}
                  error={state.errors.name}
                />
                <KeptFields state={state} rule={rule} />
                {state.isDone && (
                  <Note tone="done" announced>
                    {t('form.saved')}
                  </Note>
                )}
                <div>
                  <SubmitButton
                    pendingLabel={t('form.saving')}
                    aria-label={t('form.save_which', { name })}
                  >
                    {t('form.save')}
                  </SubmitButton>
                </div>
              </>
            )}
          </ActionForm>
          <div className="flex flex-wrap items-center gap-2">
            <ActionForm
              action={isRetired ? acts.bringBack : acts.retire}
              hidden={{ id }}
              className="flex flex-col gap-2"
            >
              {() => (
                <SubmitButton
                  size="row"
                  pendingLabel={t('form.saving')}
                  aria-label={t(isRetired ? 'form.bring_back_which' : 'form.retire_which', {
                    name,
                  })}
                >
                  {t(isRetired ? 'form.bring_back' : 'form.retire')}
                </SubmitButton>
              )}
            </ActionForm>
            {!isBorne && (
              <ConfirmButton
                size="row"
                label={t('form.remove')}
                aria-label={t('form.remove_which', { name })}
                title={t('form.remove_title', { name })}
                keepLabel={t('form.remove_keep')}
                actLabel={t('form.remove')}
                actingLabel={t('form.removing')}
                action={acts.remove}
                fields={{ id }}
              >
                <p>{t('form.remove_text')}</p>
              </ConfirmButton>
            )}
          </div>
          <p className="text-small text-ink-2">
            {t(isRetired ? 'form.retired_hint' : isBorne ? 'form.borne_hint' : 'form.free_hint')}
          </p>
        </div>
      </details>
    </li>
  );
}
