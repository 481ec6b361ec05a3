import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { firmAddress } from '@/components/invoices/firm-address';
import { FirmFilters } from '@/components/invoices/firm-filters';
import { FirmTable } from '@/components/invoices/firm-table';
import { RaisedNote } from '@/components/invoices/raised-note';
import { StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { firmOwingLede, firmOwingSentence } from '@/domain/invoices/firm-owing-sentence';
import { listBilledClients } from '@/domain/invoices/list-billed-clients';
import { FIRM_FILTERS, listFirmInvoices } from '@/domain/invoices/list-firm-invoices';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

/** What is not understood of an address is passed over. */
const Search = z.object({
  client: z.string().max(100).optional().catch(undefined),
  show: z.enum(FIRM_FILTERS).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('title') };
}

export default async function FirmInvoicesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { client, show, before } = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/invoices');
  const { shell, list, clients } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      clients: await listBilledClients(actor),
      list: await listFirmInvoices(actor, {
        clientId: client && parseId('cl', client),
        filter: show,
        cursor: before,
      }),
    })),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  const words = { t, ...reading };
  const place = { client: list.client?.id ?? null, show: show ?? null };
  const newHref = list.client
    ? `/staff/invoices/new?client=${list.client.id}`
    : '/staff/invoices/new';
  return (
    <StaffShell shell={shell} place="invoices">
      <FirstSentence
        reader="firm"
        lede={firmOwingLede(list, words)}
        actions={
          <>
            <LinkButton href="/staff/invoices/transfer">{t('transfers.title')}</LinkButton>
            <LinkButton href={newHref} look="ink" icon={<Icon name="plus" size="button" />}>
              {t('invoices.firm.new')}
            </LinkButton>
          </>
        }
      >
        {firmOwingSentence(list, words)}
      </FirstSentence>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FirmFilters
          filters={FIRM_FILTERS}
          show={place.show}
          client={list.client}
          clients={clients}
          counts={list.counts}
        />
        {before && (
          <a href={firmAddress(place)} className="text-small link">
            {t('invoices.firm.newest')}
          </a>
        )}
      </div>
      {show !== 'draft' && <RaisedNote count={list.counts.raised} client={place.client} />}
      <Card>
        {list.rows.length > 0 ? (
          <FirmTable rows={list.rows} reading={reading} />
        ) : (
          <EmptyLine>
            {t(place.client || show ? 'invoices.firm.empty_filtered' : 'invoices.firm.empty')}
          </EmptyLine>
        )}
        <Pager
          href={list.more && firmAddress({ ...place, before: list.more })}
          label={t('invoices.firm.earlier')}
        />
      </Card>
    </StaffShell>
  );
}
