import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ClosedList } from '@/components/invoices/closed-list';
import { CreditNotes } from '@/components/invoices/credit-note-lists';
import { InvoiceFilters } from '@/components/invoices/invoice-filters';
import { listAddress } from '@/components/invoices/list-address';
import { OnItsWay, ToPay } from '@/components/invoices/owed-lists';
import { amountText, dayText, type Reading } from '@/components/invoices/reading';
import { ClientShell, RailPart } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listCreditNotes } from '@/domain/invoices/list-credit-notes';
import { type InvoiceList, listInvoices } from '@/domain/invoices/list-invoices';
import { owingLede, owingSentence } from '@/domain/invoices/owing-sentence';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

/** What is not understood of an address is passed over, and the list is shown whole. */
const Search = z.object({
  show: z.enum(['all', 'to_pay', 'paid']).catch('all'),
  year: z.coerce.number().int().min(1900).max(2999).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
  credits: z.string().max(100).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('title') };
}

export default async function InvoicesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { show, year, before, credits } = Search.parse(await searchParams);
  const actor = await requireContact('/invoices');
  const [shell, list, notes] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([
        getClientShell(actor),
        listInvoices(actor, { filter: show, year, cursor: before }),
        show === 'to_pay' ? null : listCreditNotes(actor, { year, cursor: credits }),
      ]),
    ),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  const words = { t, ...reading };
  const here = { show, year: year ?? null, before };
  return (
    <ClientShell shell={shell} place="invoices" rail={<Clearing list={list} reading={reading} />}>
      <div className="flex flex-col gap-6">
        <FirstSentence reader="inner" lede={owingLede(list.owing, words)}>
          {owingSentence(list.owing, words)}
        </FirstSentence>
        <InvoiceFilters show={show} year={year ?? null} counts={list.counts} years={list.years} />
        {show !== 'paid' && (
          <ToPay
            list={list}
            reading={reading}
            turned={before !== undefined}
            alone={show === 'to_pay'}
          />
        )}
      </div>
      <OnItsWay rows={list.onItsWay} reading={reading} />
      {show !== 'to_pay' && (
        <ClosedList
          list={list}
          reading={reading}
          show={show}
          year={year ?? null}
          turned={before !== undefined}
          credits={credits}
        />
      )}
      {notes && (
        <CreditNotes
          list={notes}
          reading={reading}
          earlierHref={notes.more && listAddress({ ...here, credits: notes.more })}
          newestHref={credits ? listAddress(here) : null}
        />
      )}
    </ClientShell>
  );
}

/** What has set out for a bill that wants more; those that want no more have a list of their own. */
async function Clearing({ list, reading }: { list: InvoiceList; reading: Reading }) {
  const t = await getTranslations('invoices.list');
  const rows = list.toPay.filter(({ facts }) => facts.clearingMinor > 0n);
  if (rows.length === 0) return null;
  return (
    <RailPart title={t('on_its_way')}>
      {rows.map(({ id, number, facts }) => (
        <p key={id}>
          {t('rail_clearing', {
            amount: amountText(reading, facts.clearingMinor, facts.currency),
            number: number ?? '',
            known: facts.expectedOn ? 'yes' : 'no',
            day: dayText(reading, facts.expectedOn),
          })}
        </p>
      ))}
    </RailPart>
  );
}
