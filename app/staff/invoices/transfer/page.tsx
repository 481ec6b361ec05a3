import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { TransferForm } from '@/components/payments/transfer-form';
import { TransferMatches } from '@/components/payments/transfer-matches';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { matchTransfer } from '@/domain/payments/match-transfer';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { type Money, parseMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

/** What was typed, so that it can be gone back to and loaded anew. */
const Search = z.object({
  /** Missing until the form was sent. */
  amount: z.string().max(60).optional().catch(''),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  reference: z.string().trim().max(200).catch('').default(''),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('title') };
}

/** Money has come in at the bank: for which bill is it? */
export default async function TransferPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const typed = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/invoices/transfer');
  const { shell, currency, read, amount, matches } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      const currency = typed.currency ?? shell.firm.currency;
      const read = readAmount(typed.amount, currency, shell.locale);
      const amount = read && 'amountMinor' in read ? read : null;
      const matches = amount
        ? await matchTransfer(actor, { reference: typed.reference, amount })
        : null;
      return { shell, currency, read, amount, matches };
    }),
  );
  const { locale } = shell;
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place="invoices">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/invoices', label: t('invoices.title') }]}
            current={t('transfers.title')}
          />
        }
        lede={t('transfers.lede')}
      >
        {t('transfers.sentence', {
          asked: matches ? 'yes' : 'no',
          count: matches?.length ?? 0,
          sure: matches?.filter(({ by }) => by === 'number').length ?? 0,
        })}
      </FirstSentence>
      <Card>
        <CardBody>
          <TransferForm
            currency={currency}
            locale={locale}
            amount={typed.amount ?? ''}
            reference={typed.reference}
            problem={
              read && 'key' in read ? t(read.key, read.values as Record<string, string>) : null
            }
          />
        </CardBody>
      </Card>
      {matches && amount && (
        <TransferMatches
          matches={matches}
          amountText={typed.amount ?? ''}
          reference={typed.reference}
          reading={{ locale, today: todayIn(shell.zone) }}
        />
      )}
    </StaffShell>
  );
}

/** The amount, or what is wrong with it; null before anything was typed. */
function readAmount(
  text: string | undefined,
  currency: string,
  locale: string,
): Money | { key: string; values: object } | null {
  if (text === undefined) return null;
  try {
    return parseMoney(text, currency, locale);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    const [key = 'errors.invalid'] = Object.values(error.fields);
    return { key, values: error.values };
  }
}
