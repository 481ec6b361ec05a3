import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import { SeverityMark } from '@/components/ui/state-chip';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { Money, Time } from '@/components/ui/values';

/** One client as the list shows it, everything written out. */
export type ClientItem = {
  id: string;
  name: string;
  nameLang: string | null;
  latinName: string | null;
  contact: { name: string; nameLang: string | null } | null;
  owed: { currency: string; text: string; daysPastDue: number }[];
  lastHere: { at: string; text: string } | null;
  with: { name: string; nameLang: string | null; isSelf: boolean } | null;
  ownPart: 'manager' | 'stand_in' | 'staff' | null;
  need: { severity: 'now' | 'today' | 'digest'; text: string } | null;
};

/** Who they are, what they owe, when they were here, with whom, and what they need. */
export function ClientsTable({ items }: { items: readonly ClientItem[] }) {
  const t = useTranslations('clients.table');
  return (
    <Table
      caption={t('caption')}
      columns={[
        { key: 'client', label: t('client') },
        { key: 'owed', label: t('owed'), numeric: true },
        { key: 'last', label: t('last_here'), className: 'max-md:hidden' },
        { key: 'with', label: t('with'), className: 'max-lg:hidden min-w-28' },
        { key: 'needs', label: t('needs'), className: 'max-sm:hidden w-72' },
      ]}
    >
      {items.map((item) => (
        <TableRow key={item.id} opens>
          <Cell names href={`/staff/clients/${item.id}`} detail={<Who item={item} />}>
            <Name name={item.name} lang={item.nameLang} />
          </Cell>
          <Cell numeric className="whitespace-nowrap">
            <Owed owed={item.owed} />
          </Cell>
          <Cell quiet className="max-md:hidden">
            {item.lastHere ? (
              <Time at={item.lastHere.at} text={item.lastHere.text} />
            ) : (
              t('never_here')
            )}
          </Cell>
          <Cell quiet className="max-lg:hidden" detail={item.ownPart && t(`you_${item.ownPart}`)}>
            <With item={item} />
          </Cell>
          <Cell className="max-sm:hidden">
            {item.need ? (
              <span className="flex items-baseline gap-x-2.5">
                <span className="w-16 shrink-0">
                  <SeverityMark severity={item.need.severity} />
                </span>
                {item.need.text}
              </span>
            ) : (
              <span className="text-ink-2">–</span>
            )}
          </Cell>
        </TableRow>
      ))}
    </Table>
  );
}

function Who({ item: { latinName, contact, need } }: { item: ClientItem }) {
  return (
    <>
      {contact && <Name name={contact.name} lang={contact.nameLang} />}
      {contact && latinName && ', '}
      {latinName}
      {need && (
        <span className="mt-1 flex items-center gap-2 text-ink sm:hidden">
          <SeverityMark severity={need.severity} />
          {need.text}
        </span>
      )}
    </>
  );
}

function Owed({ owed }: Pick<ClientItem, 'owed'>) {
  const t = useTranslations('clients.table');
  if (owed.length === 0) return <span className="text-ink-2">–</span>;
  return owed.map(({ currency, text, daysPastDue }) => (
    <span key={currency} className="block">
      <Money text={text} column />
      {daysPastDue > 0 && (
        <span className="block text-small text-brick">
          {t('days_past_due', { days: daysPastDue })}
        </span>
      )}
    </span>
  ));
}

function With({ item }: { item: ClientItem }) {
  const t = useTranslations('clients.table');
  if (!item.with) return t('nobody');
  if (item.with.isSelf) return t('you');
  return <Name name={item.with.name} lang={item.with.nameLang} />;
}
