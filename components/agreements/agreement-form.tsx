'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormPart } from '@/components/clients/form-part';
import { DraftLinesCard } from '@/components/invoices/draft-lines-card';
import { typedSums, type TypedLine } from '@/components/invoices/typed-lines';
import { useTypedLines } from '@/components/invoices/use-typed-lines';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { SigningFields } from './signing-fields';
import { TermsFields, type TermsValues } from './terms-fields';

/** What the form begins with: an agreement's own values, or an empty one's. */
export type AgreementValues = TermsValues & {
  lines: Omit<TypedLine, 'key'>[];
  signedByName: string;
  document: string;
};

/** Writes down what a client signed up for, for the first time or in the place of what was before. */
export function AgreementForm({
  id,
  client,
  replaces,
  values,
  currencies,
  contracts,
  locale,
  today,
  action,
}: {
  /** The id that the agreement will have: sent twice, it is one. */
  id: string;
  client: { id: string; name: string };
  replaces: string | null;
  values: AgreementValues;
  currencies: readonly string[];
  contracts: readonly { id: string; title: string }[];
  locale: string;
  today: string;
  action: FormAction<never>;
}) {
  const t = useTranslations('agreementForm');
  // Kept here, since a form is made anew when it was refused.
  const [currency, setCurrency] = useState(values.currency);
  const [lines, change] = useTypedLines(values.lines);
  const tongue = { currency, locale };
  return (
    <ActionForm
      action={action}
      hidden={{ id, client: client.id, replaces, locale }}
      className="flex max-w-180 flex-col gap-6"
    >
      {(state) => (
        <>
          <FormPart title={t('terms')}>
            <TermsFields
              state={state}
              values={values}
              currency={currency}
              currencies={currencies}
              locale={locale}
              onCurrency={setCurrency}
            />
          </FormPart>
          <section aria-label={t('items')} className="flex flex-col gap-2">
            <h2 className="text-body font-strong">{t('items')}</h2>
            <p className="text-small text-ink-2">{t('items_hint')}</p>
            <DraftLinesCard
              lines={lines}
              sums={typedSums(lines, [], tongue)}
              taxes={[]}
              tongue={tongue}
              errors={state.errors}
              held={[]}
              agreed={[]}
              client={client.name}
              change={change}
            />
          </section>
          <FormPart title={t('signing')}>
            <SigningFields
              state={state}
              values={values}
              contracts={contracts}
              locale={locale}
              today={today}
            />
          </FormPart>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('saving')}>
              {t(replaces ? 'replace' : 'save')}
            </SubmitButton>
            <LinkButton href={`/staff/clients/${client.id}`} look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
