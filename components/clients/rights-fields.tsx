'use client';

import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import type { FormState } from '@/components/ui/action-form';
import { FieldWords } from '@/components/ui/field';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { ContactRights, DocumentsRight } from '@/lib/actor';

const WHOLE: ContactRights = { billing: true, documents: true, colleagues: true };

/** What a contact may do, as sentences to check. */
export function RightsFields({
  state: { errors, typed, checked, picked },
  rights = { billing: true, documents: true, colleagues: false },
  offered = WHOLE,
}: {
  state: Pick<FormState<unknown>, 'errors' | 'typed' | 'checked' | 'picked'>;
  rights?: ContactRights;
  /** What whoever fills it in may give or take; the rest is not shown. */
  offered?: ContactRights;
}) {
  const t = useTranslations('clientForms.rights');
  const kinds = kindsOf(offered.documents);
  return (
    <>
      <ChoiceGroup legend={t('legend')}>
        {(['billing', 'colleagues'] as const).map(
          (right) =>
            offered[right] && (
              <CheckBox
                key={right}
                name={right}
                label={t(right)}
                detail={t(`${right}_detail`)}
                defaultChecked={checked(right, rights[right])}
              />
            ),
        )}
      </ChoiceGroup>
      {kinds.length > 0 && (
        <Documents
          kinds={kinds}
          begin={typed('documents', choiceOf(rights.documents))}
          held={picked('category[]', kindsOf(rights.documents))}
          error={errors.documents}
        />
      )}
    </>
  );
}

/** All, none, or some kinds; the kinds stand open only where they count. */
function Documents({
  kinds,
  begin,
  held,
  error,
}: {
  kinds: readonly DocumentCategory[];
  begin: string;
  held: readonly string[];
  error: string | undefined;
}) {
  const t = useTranslations('clientForms.rights');
  const words = useTranslations('clientForms.kinds');
  const isWhole = kinds.length === DOCUMENT_CATEGORIES.length;
  const choices = isWhole ? (['all', 'chosen', 'none'] as const) : (['chosen', 'none'] as const);
  return (
    <div className="group/documents">
      <ChoiceGroup legend={t('documents_legend')}>
        {choices.map((each) => (
          <Fragment key={each}>
            <Radio
              name="documents"
              value={each}
              defaultChecked={begin === each}
              aria-invalid={error && begin === each ? true : undefined}
              aria-describedby={error ? 'documents-error' : 'documents-hint'}
              label={t(`documents_${each}`)}
            />
            {each === 'chosen' && (
              <div
                role="group"
                aria-label={t('kinds')}
                className="ml-8 hidden group-has-[[value=chosen]:checked]/documents:grid sm:grid-cols-2"
              >
                {kinds.map((kind) => (
                  <CheckBox
                    key={kind}
                    name="category[]"
                    value={kind}
                    label={words(kind)}
                    defaultChecked={held.includes(kind)}
                  />
                ))}
              </div>
            )}
          </Fragment>
        ))}
        <FieldWords id="documents" error={error} hint={t('documents_hint')} />
      </ChoiceGroup>
    </div>
  );
}

function choiceOf(documents: DocumentsRight): 'all' | 'chosen' | 'none' {
  if (typeof documents === 'boolean') return documents ? 'all' : 'none';
  return 'chosen';
}

function kindsOf(documents: DocumentsRight): readonly DocumentCategory[] {
  if (typeof documents === 'boolean') return documents ? DOCUMENT_CATEGORIES : [];
  return documents;
}
