'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import { FieldWords } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SigningKind } from '@/domain/documents/signing-view';

/** Somebody who can be asked. */
export type SignerOption = { id: string; name: string; email: string };

/** Who is to sign a document, or to confirm it, and until when. */
export function AskForm({
  document,
  people,
  kinds,
  locale,
  today,
  ask,
}: {
  /** Its public id. */
  document: string;
  people: readonly SignerOption[];
  /** What can be asked of it: a PDF alone is signed. */
  kinds: readonly SigningKind[];
  locale: string;
  today: string;
  ask: FormAction<{ id: string }>;
}) {
  const t = useTranslations('signingForms.ask');
  const [first] = kinds;
  return (
    <ActionForm action={ask} hidden={{ document }} className="flex flex-col gap-4">
      {({ errors, typed }) => (
        <>
          <ChoiceGroup legend={t('kind')}>
            {kinds.map((kind) => (
              <Radio
                key={kind}
                name="kind"
                value={kind}
                defaultChecked={typed('kind', first) === kind}
                label={t(`kind_${kind}`)}
                detail={kind === 'sign' && t('kind_sign_detail')}
              />
            ))}
          </ChoiceGroup>
          <div className="flex flex-col gap-1.5">
            <ChoiceGroup legend={t('who')}>
              {people.map(({ id, name, email }) => (
                <CheckBox
                  key={id}
                  name="signers[]"
                  value={id}
                  defaultChecked={people.length === 1}
                  label={name}
                  detail={email}
                />
              ))}
            </ChoiceGroup>
            <FieldWords id="signers" error={errors.signers} />
          </div>
          <DayField
            label={t('due')}
            hint={t('due_hint')}
            name="dueOn"
            locale={locale}
            min={today}
            defaultValue={typed('dueOn')}
            error={errors.dueOn}
            optional
          />
          <div>
            <SubmitButton look="ink" pendingLabel={t('asking')}>
              {t('ask')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
