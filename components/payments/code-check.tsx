'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { CheckedCode } from '@/domain/invoices/check-payment-code';

/** With what was typed, which stays in the form: it is to be looked at once more. */
export type CodeAnswer = { answer: CheckedCode; asked: { code: string; amount: string } };

/** A payment code and its amount, and whether the firm has sent a bill that bears both. */
export function CodeCheck({ action }: { action: FormAction<CodeAnswer> }) {
  const t = useTranslations('paymentCode');
  return (
    <ActionForm action={action} className="flex max-w-110 flex-col gap-5">
      {({ errors, typed, done }) => (
        <>
          <TextField
            label={t('code')}
            hint={t('code_hint')}
            name="code"
            width="medium"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={typed('code', done?.asked.code)}
            error={errors.code}
          />
          <TextField
            label={t('amount')}
            hint={t('amount_hint')}
            name="amount"
            width="medium"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed('amount', done?.asked.amount)}
            error={errors.amount}
          />
          <div>
            <SubmitButton look="ink" pendingLabel={t('checking')}>
              {t('check')}
            </SubmitButton>
          </div>
          {done && <Answer answer={done.answer} />}
        </>
      )}
    </ActionForm>
  );
}

function Answer({ answer }: { answer: CheckedCode }) {
  const t = useTranslations('paymentCode');
  if (answer.is === 'unknown') {
    return (
      <Note tone="error" title={t('unknown')}>
        {t('unknown_why')}
      </Note>
    );
  }
  const { owed, account } = answer;
  const rest = owed
    ? account
      ? t('ours_owed', { account })
      : t('ours_online')
    : t('ours_settled');
  return (
    <Note tone="done" announced title={t('ours')}>
      {rest}
    </Note>
  );
}
