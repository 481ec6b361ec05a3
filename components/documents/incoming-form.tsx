'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { IncomingDocument } from '@/domain/documents/list-incoming';
import { AUDIENCES, CATEGORIES } from './kinds';

export type ChangeDocument = FormAction;

/** What a file is, and who at its client may see it. */
export function IncomingForm({
  document,
  locale,
  change,
}: {
  document: IncomingDocument;
  locale: string;
  change: ChangeDocument;
}) {
  const t = useTranslations('documents.form');
  const words = useTranslations('documents');
  const [asked, setAsked] = useState(document.actionNeeded);
  return (
    <ActionForm
      action={change}
      hidden={{ id: document.id }}
      className="flex flex-col gap-4 border-t border-line pt-4"
    >
      {({ errors, typed, isDone }) => (
        <>
          <TextField
            name="title"
            label={t('title')}
            hint={t('title_hint')}
            defaultValue={typed('title', document.title)}
            error={errors.title}
            maxLength={200}
          />
          <div className="flex gap-3">
            <SelectField
              name="category"
              label={t('category')}
              defaultValue={typed('category', document.category)}
              options={CATEGORIES.map((category) => ({
                value: category,
                label: words(`category.${category}`),
              }))}
            />
            <div className="w-24 shrink-0">
              <TextField
                name="year"
                label={t('year')}
                inputMode="numeric"
                defaultValue={typed('year', String(document.year))}
                error={errors.year}
                maxLength={4}
              />
            </div>
          </div>
          <Audience document={document} />
          <CheckBox
            name="actionNeeded"
            checked={asked}
            onChange={(event) => setAsked(event.target.checked)}
            label={t('action_needed')}
            detail={t('action_hint')}
          />
          {asked && (
            <DayField
              name="dueOn"
              label={t('due')}
              optional
              locale={locale}
              defaultValue={typed('dueOn', document.dueOn)}
              error={errors.dueOn}
            />
          )}
          {isDone && (
            <Note tone="done" announced>
              {t('saved')}
            </Note>
          )}
          <div>
            <SubmitButton pendingLabel={words('saving')}>{t('save')}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Everybody there, those with the right, or people by name. */
function Audience({ document }: { document: IncomingDocument }) {
  const t = useTranslations('documents.form');
  const [audience, setAudience] = useState(document.audience);
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set(document.readers));
  const name = (id: string, isNamed: boolean) =>
    setNamed((now) => new Set(isNamed ? [...now, id] : [...now].filter((each) => each !== id)));
  return (
    <>
      <ChoiceGroup legend={t('audience')}>
        {AUDIENCES.map((each) => (
          <Radio
            key={each}
            name="audience"
            value={each}
            checked={audience === each}
            onChange={() => setAudience(each)}
            label={t(`audience_${each}`)}
          />
        ))}
      </ChoiceGroup>
      {audience === 'named' && (
        <ChoiceGroup legend={t('readers')}>
          {document.contacts.map((contact) => (
            <CheckBox
              key={contact.id}
              name="readers[]"
              value={contact.id}
              checked={named.has(contact.id)}
              onChange={(event) => name(contact.id, event.target.checked)}
              label={contact.name}
              detail={contact.hasJoined ? null : t('not_joined')}
            />
          ))}
          {document.contacts.length === 0 && (
            <p className="text-small text-ink-2">{t('no_contacts')}</p>
          )}
        </ChoiceGroup>
      )}
    </>
  );
}
