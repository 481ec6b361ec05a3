'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CardFoot } from '@/components/ui/card';
import { formatMoney } from '@/lib/money';

/**
 * The bills of one currency as a form whose check boxes choose what is paid, with the sum and the way on in its foot. Without
 * script the way on is the same, and the page that it leads to says the sum.
 */
export function ChooseToPay({
  leftMinor,
  currency,
  locale,
  creditText,
  children,
}: {
  /** What is left to pay of each bill, by its public id. */
  leftMinor: Record<string, bigint>;
  currency: string;
  locale: string;
  /** What the client has to their credit; null for nothing. */
  creditText: string | null;
  /** The rows, each with a check box named `invoice` that is checked to begin with. */
  children: ReactNode;
}) {
  const t = useTranslations('chooseToPay');
  const [chosen, setChosen] = useState(() => Object.keys(leftMinor));
  const amountMinor = chosen.reduce((sum, id) => sum + (leftMinor[id] ?? 0n), 0n);
  const amount = formatMoney({ amountMinor, currency }, locale);
  return (
    <form
      action="/invoices/pay"
      onChange={(event) =>
        setChosen(new FormData(event.currentTarget).getAll('invoice').map(String))
      }
    >
      {children}
      <CardFoot sunken>
        <div>
          <p className="text-body font-strong" aria-live="polite">
            {t('chosen', { count: chosen.length, amount })}
          </p>
          {creditText && (
            <p className="text-small text-ink-2">{t('credit', { amount: creditText })}</p>
          )}
        </div>
        <Button
          type="submit"
          look="lamp"
          size="pay"
          blockedBy={chosen.length === 0 ? 'choose-first' : undefined}
        >
          {t('pay', { amount })}
        </Button>
        {chosen.length === 0 && (
          <p id="choose-first" className="basis-full text-small text-ink-2">
            {t('choose_first')}
          </p>
        )}
      </CardFoot>
    </form>
  );
}
