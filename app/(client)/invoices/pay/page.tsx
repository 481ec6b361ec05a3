import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { PayBills } from '@/components/payments/pay-bills';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listToPay } from '@/domain/payments/list-to-pay';
import { paySentence } from '@/domain/payments/pay-sentence';
import { todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { payBillsAction } from './actions';
import { requireContact } from '@/app/(client)/require-contact';

/** The invoices that are chosen, as the list's form says them; none means all that is due in the first currency. */
const Search = z.object({
  invoice: z
    .union([z.string().max(60), z.array(z.string().max(60)).max(60)])
    .transform((one) => [one].flat())
    .catch([])
    .default([]),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payBills'))('title') };
}

export default async function PayPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { invoice: chosen } = Search.parse(await searchParams);
  const actor = await requireContact(
    `/invoices/pay?${new URLSearchParams(chosen.map((id) => ['invoice', id]))}`,
  );
  const [shell, toPay] = await readPage(() =>
    readAs(actor, () => Promise.all([getClientShell(actor), listToPay(actor, { chosen })])),
  );
  const t = await getTranslations();
  const { locale } = shell;
  const today = todayIn(shell.zone);
  const words = { t, locale, today };
  return (
    <ClientShell shell={shell} place="invoices">
      <div className="flex flex-col gap-6">
        <FirstSentence
          reader="inner"
          above={
            <Breadcrumb
              trail={[{ href: '/invoices', label: t('invoices.title') }]}
              current={t('payBills.title')}
            />
          }
        >
          {paySentence(toPay, words)}
        </FirstSentence>
        {toPay.groups.length === 0 ? (
          <Card>
            <EmptyLine>{t('payBills.nothing')}</EmptyLine>
          </Card>
        ) : (
          <Words of={['payBills']}>
            <PayBills
              groups={toPay.groups.map((group) => ({
                ...group,
                bills: group.bills.map((bill) => ({
                  id: bill.id,
                  title: bill.title,
                  number: bill.number ?? '',
                  leftMinor: bill.status.leftMinor,
                  isRest: bill.status.leftMinor !== bill.facts.totalMinor,
                  chosen: bill.chosen,
                  due: bill.facts.dueOn
                    ? formatDay(bill.facts.dueOn, { style: 'row', today, locale })
                    : '',
                })),
              }))}
              locale={locale}
              action={payBillsAction}
            />
          </Words>
        )}
      </div>
    </ClientShell>
  );
}
