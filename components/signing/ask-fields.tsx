'use client';

import { useTranslations } from 'next-intl';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import type { FormState } from '@/components/ui/action-form';
import { FieldWords } from '@/components/ui/field';
import type { SigningKind } from '@/domain/documents/signing-view';

/** Somebody who can be asked. */
export type SignerOption = { id: string; name: string; email?: string };

/** What is asked of whom, and until when. */
export function AskFields({
  people,
  kinds,
  chosen,
  locale,
  today,
  errors,
  typed,
  picked,
}: Pick<FormState<unknown>, 'errors' | 'typed' | 'picked'> & {
  people: readonly SignerOption[];
  /** What can be asked of it: a PDF alone is signed. */
  kinds: readonly SigningKind[];
  /** What is said already. */
  chosen?: { kind: SigningKind; signers: readonly { id: string }[]; dueOn: string | null } | null;
  locale: string;
  /** The first day that can be chosen. */
  today?: string;
}) {
  const t = useTranslations('signingForms.ask');
  const kind = typed('kind', chosen?.kind ?? kinds[0]);
  const alone = people.length === 1 ? people : [];
  const signers = picked(
    'signers[]',
    (chosen?.signers ?? alone).map(({ id }) => id),
  );
  return (
    <>
      <ChoiceGroup legend={t('kind')}>
        {kinds.map((each) => (
          <Radio
            key={each}
            name="kind"
            value={each}
            defaultChecked={kind === each}
            label={t(`kind_${each}`)}
            detail={each === 'sign' && t('kind_sign_detail')}
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
              defaultChecked={signers.includes(id)}
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
        defaultValue={typed('dueOn', chosen?.dueOn)}
        error={errors.dueOn}
        optional
      />
    </>
  );
}
