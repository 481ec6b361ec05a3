import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { TextField } from '@/components/ui/text-field';

/** What stands on the bank's statement, as an address: looking for its bill records nothing. */
export function TransferForm({
  currency,
  locale,
  amount,
  reference,
  problem,
}: {
  currency: string;
  locale: string;
  /** As typed. */
  amount: string;
  reference: string;
  /** What is wrong with the amount, a sentence. */
  problem: string | null;
}) {
  const t = useTranslations('transfers');
  return (
    <form
      action="/staff/invoices/transfer"
      lang={locale}
      noValidate
      className="flex flex-wrap items-start gap-4"
    >
      <div className="w-40">
        <TextField
          name="amount"
          label={t('amount')}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={amount}
          {...(problem ? { error: problem } : {})}
        />
      </div>
      <div className="w-24">
        <TextField
          name="currency"
          label={t('currency')}
          maxLength={3}
          pattern="[A-Z]{3}"
          autoComplete="off"
          defaultValue={currency}
        />
      </div>
      <div className="min-w-60 flex-1">
        <TextField
          name="reference"
          label={t('reference')}
          optional
          hint={t('reference_hint')}
          autoComplete="off"
          maxLength={200}
          defaultValue={reference}
        />
      </div>
      <div className="pt-6">
        <Button type="submit" look="ink" icon={<Icon name="search" size="button" />}>
          {t('find')}
        </Button>
      </div>
    </form>
  );
}
