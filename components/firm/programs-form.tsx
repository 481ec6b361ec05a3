'use client';

import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-action';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import type { ProgramRules } from '@/domain/programs/program-rules';
import { PartForm } from './part-form';

/** How programs that open links are told from people: a list each, one a line. */
export function ProgramsForm({
  action,
  rules,
}: {
  action: FormAction<never>;
  rules: ProgramRules;
}) {
  const t = useTranslations('firmForms.programs');
  const list = (
    name: 'scannerWords' | 'botWords' | 'ranges',
    { errors, typed }: { errors: Record<string, string>; typed: (n: string, i: string) => string },
  ) => (
    <TextAreaField
      name={name}
      label={t(name)}
      hint={t(`${name}_hint`)}
      rows={5}
      spellCheck={false}
      defaultValue={typed(name, rules[name].join('\n'))}
      error={errors[name]}
    />
  );
  return (
    <PartForm action={action}>
      {(state) => (
        <>
          {list('scannerWords', state)}
          {list('botWords', state)}
          {list('ranges', state)}
          <TextField
            name="seconds"
            label={t('seconds')}
            hint={t('seconds_hint')}
            width="short"
            inputMode="numeric"
            defaultValue={state.typed('seconds', String(rules.seconds))}
            error={state.errors.seconds}
          />
        </>
      )}
    </PartForm>
  );
}
