import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientFilters } from '@/components/clients/client-filters';
import { clientsAddress } from '@/components/clients/clients-address';
import { type ClientItem, ClientsTable } from '@/components/clients/clients-table';
import { StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { ClientFilter } from '@/domain/clients/client-filter';
import { clientsLede, clientsSentence } from '@/domain/clients/clients-sentence';
import { type ClientRow, listClients } from '@/domain/clients/list-clients';
import { listEmployees } from '@/domain/clients/list-employees';
import { sumUpClients } from '@/domain/clients/sum-up-clients';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

const SEVERITY = { high: 'now', medium: 'today', low: 'digest' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('title') };
}

export default async function ClientsPage({ searchParams }: PageProps<'/staff/clients'>) {
  const actor = await requireEmployee('/staff/clients');
  const filter = ClientFilter.parse(await searchParams);
  const { shell, list, summary, employees } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      list: await listClients(actor, filter),
      summary: await sumUpClients(actor, filter),
      employees: await listEmployees(actor),
    })),
  );
  const t = await getTranslations();
  const isNarrowed = Boolean(filter.q || filter.with || filter.owing);
  const { locale, zone } = shell;
  const reading = { locale, zone, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        lede={clientsLede(summary, t, locale)}
        actions={
          <LinkButton
            href="/staff/clients/new"
            look="ink"
            icon={<Icon name="plus" size="button" />}
          >
            {t('clients.new')}
          </LinkButton>
        }
      >
        {clientsSentence(summary, isNarrowed, t)}
      </FirstSentence>
      <ClientFilters filter={filter} employees={employees} />
      <Card>
        {list.rows.length > 0 ? (
          <ClientsTable items={list.rows.map((row) => toItem(row, reading, needOf(row, t)))} />
        ) : (
          <EmptyLine>{t(isNarrowed ? 'clients.empty_narrowed' : 'clients.empty')}</EmptyLine>
        )}
        <Pager
          shown={
            list.rows.length > 0 &&
            t('clients.shown', { shown: list.rows.length, count: summary.count })
          }
          href={list.more && clientsAddress({ ...filter, after: list.more })}
          label={t('clients.more')}
        />
      </Card>
    </StaffShell>
  );
}

type Reading = { locale: string; zone: string; today: string };

function toItem(row: ClientRow, reading: Reading, need: string): ClientItem {
  const { owed, lastHereAt, manager, ...rest } = row;
  return {
    ...rest,
    with: manager,
    owed: owed.map(({ owed: amount, daysPastDue }) => ({
      currency: amount.currency,
      text: formatMoney(amount, reading.locale),
      daysPastDue,
    })),
    lastHere: lastHereAt && {
      at: lastHereAt.toISOString(),
      text: formatInstant(lastHereAt, { ...reading, style: 'recent' }),
    },
    need: row.need && { severity: SEVERITY[row.need.severity], text: need },
  };
}

/** The name of the worst signal's rule; a rule of a later version is said plainly. */
function needOf({ need }: ClientRow, t: Awaited<ReturnType<typeof getTranslations>>): string {
  if (!need) return '';
  const key = `friction.rules.${need.rule}.name`;
  const name = t.has(key as 'friction') ? t(key as 'clients.needs_look') : t('clients.needs_look');
  return t('clients.need', { name, others: need.others });
}
