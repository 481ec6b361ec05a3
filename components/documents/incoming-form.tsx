'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import type { FormAction, FormAnswer } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { categoryOptions } from '@/components/categories/category-options';
import type { OwnCategory } from '@/domain/documents/category';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { IncomingDocument } from '@/domain/intake/list-incoming';
import { AUDIENCES } from './kinds';
import { WillSee } from './will-see';

export type ChangeDocument = FormAction<void>;

/** What a file is, and who at its client may see it. */
export function IncomingForm({
  document,
  categories,
  locale,
  change,
}: {
  document: IncomingDocument;
  /** The firm's own. */
  categories: readonly OwnCategory[];
  locale: string;
  change: ChangeDocument;
}) {
  const t = useTranslations('documents.form');
  const words = useTranslations('documents');
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(document.actionNeeded);
  const [chosen, setChosen] = useState<string>(document.ownCategory?.id ?? document.category);
  const [answer, setAnswer] = useState<FormAnswer<void> | null>(null);
  const [pending, start] = useTransition();
  const refused = answer?.ok === false ? answer : null;
  const errors = refused?.fields ?? {};

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answer]);

  // Not the form's `action`: React would set the form back after it, the boxes of who may see it too.
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    start(async () => {
      const saved = await change(null, fields).catch(() => null);
      setAnswer(saved ?? { ok: false, message: words('no_answer'), fields: {}, typed: {} });
    });
  }

  return (
    <form
      ref={form}
      onSubmit={save}
      onChange={() => setAnswer(null)}
      noValidate
      className="flex flex-col gap-4 border-t border-line pt-4"
    >
      <input type="hidden" name="id" value={document.id} />
      <TextField
        name="title"
        label={t('title')}
        hint={t('title_hint')}
        defaultValue={document.title}
        error={errors.title}
        maxLength={200}
      />
      <div className="flex gap-3">
        <SelectField
          name="category"
          label={t('category')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={categoryOptions(
            categories,
            (category) => words(`category.${category}`),
            document.ownCategory?.id,
          )}
          error={errors.category}
        />
        <div className="w-24 shrink-0">
          <TextField
            name="year"
            label={t('year')}
            inputMode="numeric"
            defaultValue={document.year}
            error={errors.year}
            maxLength={4}
          />
        </div>
      </div>
      <Audience
        document={document}
        category={portalCategoryOf(chosen, categories, document.category)}
        locale={locale}
        error={errors.audience}
      />
      <FormW2 document={document} />
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
          defaultValue={document.dueOn ?? ''}
          error={errors.dueOn}
        />
      )}
      {refused && Object.keys(errors).length === 0 && <Note tone="error">{refused.message}</Note>}
      {answer?.ok && (
        <Note tone="done" announced>
          {t('saved')}
        </Note>
      )}
      <div>
        <Button type="submit" pending={pending} pendingLabel={words('saving')}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** Everybody there, those with the right, or people by name. */
function Audience({
  document,
  category,
  locale,
  error,
}: {
  document: IncomingDocument;
  category: DocumentCategory;
  locale: string;
  error: string | undefined;
}) {
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
      {error && <Note tone="error">{error}</Note>}
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
      <WillSee
        document={document}
        audience={audience}
        category={category}
        named={named}
        locale={locale}
      />
    </>
  );
}

/** The portal's category of what is chosen: itself, or the one that the firm's own belongs to. */
function portalCategoryOf(
  chosen: string,
  own: readonly OwnCategory[],
  before: DocumentCategory,
): DocumentCategory {
  return (
    DOCUMENT_CATEGORIES.find((category) => category === chosen) ??
    own.find(({ id }) => id === chosen)?.category ??
    before
  );
}

/** Whether it is one person's W-2, which goes only to whoever agreed to have it electronically. */
function FormW2({ document }: { document: IncomingDocument }) {
  const t = useTranslations('consent');
  return (
    <CheckBox
      name="isW2"
      defaultChecked={document.form === 'w2'}
      label={t('form_w2')}
      detail={t('form_w2_hint')}
    />
  );
}
