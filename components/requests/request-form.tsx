'use client';

import { useTranslations } from 'next-intl';
import { FormPart } from '@/components/clients/form-part';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { CheckBox } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { ItemsCard } from './items-card';
import { type TypedItem, useTypedItems } from './use-typed-items';

/** What the form begins with: a template's words, a request's own, or nothing. */
export type RequestValues = {
  title: string;
  note: string;
  dueOn: string;
  items: Omit<TypedItem, 'key'>[];
};

/** Asks a client for documents, or changes what they were asked for. */
export function RequestForm({
  hidden,
  isNew,
  values,
  locale,
  backHref,
  action,
}: {
  /** Sent along: the request's id, its client's. */
  hidden: Record<string, string>;
  isNew: boolean;
  values: RequestValues;
  locale: string;
  backHref: string;
  action: FormAction<never>;
}) {
  const t = useTranslations('requestForms');
  // Kept here, since a form is made anew when it was refused.
  const [items, change] = useTypedItems(values.items);
  return (
    <ActionForm action={action} hidden={hidden} className="flex max-w-180 flex-col gap-6">
      {({ errors, typed, checked }) => (
        <>
          <FormPart title={t('what')}>
            <TextField
              name="title"
              label={t('title')}
              hint={t('title_hint')}
              maxLength={200}
              autoComplete="off"
              defaultValue={typed('title', values.title)}
              error={errors.title}
            />
            <TextAreaField
              name="note"
              label={t('note')}
              optional
              rows={2}
              maxLength={1000}
              defaultValue={typed('note', values.note)}
              error={errors.note}
            />
            <DayField
              name="dueOn"
              label={t('due_on')}
              hint={t('due_hint')}
              optional
              locale={locale}
              defaultValue={typed('dueOn', values.dueOn)}
              error={errors.dueOn}
            />
          </FormPart>
          <section aria-label={t('items')} className="flex flex-col gap-2">
            <h2 className="text-body font-strong">{t(isNew ? 'items' : 'more')}</h2>
            <p className="text-small text-ink-2">{t('items_hint')}</p>
            <ItemsCard items={items} errors={errors} change={change} />
          </section>
          {isNew && (
            <CheckBox
              name="keep"
              label={t('keep')}
              detail={t('keep_detail')}
              defaultChecked={checked('keep')}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t(isNew ? 'asking' : 'saving')}>
              {t(isNew ? 'ask' : 'save')}
            </SubmitButton>
            <LinkButton href={backHref} look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
