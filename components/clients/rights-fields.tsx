'use client';

import { useTranslations } from 'next-intl';
import { CheckBox, ChoiceGroup } from '@/components/ui/choices';
import type { FormState } from '@/components/ui/action-form';
import type { ContactRights } from '@/lib/actor';

/** What a contact may do, as sentences to check. */
export function RightsFields({
  checked,
  rights = { billing: true, documents: true, colleagues: false },
}: Pick<FormState<unknown>, 'checked'> & { rights?: ContactRights }) {
  const t = useTranslations('clientForms.rights');
  return (
    <ChoiceGroup legend={t('legend')}>
      {(['billing', 'documents', 'colleagues'] as const).map((right) => (
        <CheckBox
          key={right}
          name={right}
          label={t(right)}
          detail={t(`${right}_detail`)}
          defaultChecked={checked(right, rights[right])}
        />
      ))}
    </ChoiceGroup>
  );
}
