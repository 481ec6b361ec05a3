'use client';

import { useTranslations } from 'next-intl';
import { AddFoot } from '@/components/firm/add-foot';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { CategoryRule } from '@/domain/records/get-paper-rules';
import { type CategoryActs, CategoryItem } from './category-item';
import { KeptFields } from './kept-fields';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';

/** The firm's own categories, under the portal's that they belong to: to add to, to change, to retire. Each act acts at once. */
export function OwnCategories({
  own,
  acts,
}: {
  /** With public ids. */
  own: readonly CategoryRule[];
  acts: CategoryActs & { add: FormAction<void> };
}) {
  const t = useTranslations('categories.form');
  const kinds = useTranslations('documents.category');
  return (
    <div className="flex flex-col gap-5">
      <p className="text-small text-ink-2">{t('hint')}</p>
      {DOCUMENT_CATEGORIES.map((category) => {
        const items = own.filter((each) => each.category === category);
        if (items.length === 0) return null;
        return (
          <section key={category} aria-labelledby={`own-${category}`}>
            <h4 id={`own-${category}`} className="pb-1 text-small text-ink-2">
              {kinds(category)}
            </h4>
            <ul className="divide-y divide-line border-y border-line">
              {items.map((rule) => (
                <CategoryItem key={rule.id} rule={rule} acts={acts} />
              ))}
            </ul>
          </section>
        );
      })}
      <AddCategory key={own.length} add={acts.add} />
    </div>
  );
}

function AddCategory({ add }: { add: FormAction<void> }) {
  const t = useTranslations('categories.form');
  const kinds = useTranslations('documents.category');
  return (
    <ActionForm action={add} className="flex flex-col gap-3">
      {(state) => (
        <>
          <h4 className="font-name">{t('new')}</h4>
          <TextField
            name="name"
            label={t('name')}
            hint={t('name_hint')}
            maxLength={60}
            autoComplete="off"
            defaultValue={state.typed('name')}
            error={state.errors.name}
          />
          <SelectField
            name="category"
            label={t('belongs')}
            hint={t('belongs_hint')}
            width="medium"
            placeholder={t('choose')}
            defaultValue={state.typed('category')}
            options={DOCUMENT_CATEGORIES.map((each) => ({ value: each, label: kinds(each) }))}
            error={state.errors.category}
          />
          <KeptFields state={state} />
          <AddFoot words={{ add: t('add'), adding: t('adding'), done: t('done') }} />
        </>
      )}
    </ActionForm>
  );
}
