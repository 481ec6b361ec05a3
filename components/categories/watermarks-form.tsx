'use client';

import { useTranslations } from 'next-intl';
import { PartForm } from '@/components/firm/part-form';
import { CheckBox, ChoiceGroup } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { Name } from '@/components/ui/name';
import type { PaperRules } from '@/domain/records/get-paper-rules';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';

/** Of which categories the pages bear the name of whoever reads them: the portal's, under each the firm's own. */
export function WatermarksForm({
  action,
  rules: { watermarked, own },
}: {
  action: FormAction<never>;
  rules: PaperRules;
}) {
  const t = useTranslations('watermarks.form');
  const kinds = useTranslations('documents.category');
  return (
    <PartForm action={action}>
      {() => (
        <>
          <p className="text-small text-ink-2">{t('hint')}</p>
          <ChoiceGroup legend={t('legend')}>
            {DOCUMENT_CATEGORIES.flatMap((category) => [
              <CheckBox
                key={category}
                name="categories[]"
                value={category}
                defaultChecked={watermarked.includes(category)}
                label={kinds(category)}
              />,
              ...own
                .filter((each) => each.category === category)
                .map((each) => (
                  <CheckBox
                    key={each.id}
                    name="own[]"
                    value={each.id}
                    defaultChecked={each.watermarked}
                    label={<Name name={each.name} />}
                    className="ml-7"
                  />
                )),
            ])}
          </ChoiceGroup>
          <p className="text-small text-ink-2">{t('own_hint')}</p>
          <p className="text-small text-ink-2">{t('files')}</p>
          <p className="text-small text-ink-2">{t('signed')}</p>
        </>
      )}
    </PartForm>
  );
}
