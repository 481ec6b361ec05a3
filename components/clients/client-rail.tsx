import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';

/** What stands between the firm and the client in one currency, written out. */
export type MoneyItem = {
  currency: string;
  open: string;
  pastDue: string;
  clearing: string;
  /** Null for none, which is the rule. */
  credit: string | null;
  paid: string;
};

/** Open, past due, clearing and paid, each currency apart. */
export function ClientMoneyCard({
  money,
  year,
  invoicesHref,
  statementHref,
}: {
  money: readonly MoneyItem[];
  year: number;
  invoicesHref: string;
  statementHref: string;
}) {
  const t = useTranslations('clients.money');
  const statements = useTranslations('statements');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          <span className="flex gap-4">
            <a href={invoicesHref} className="link">
              {t('invoices')}
            </a>
            <a href={statementHref} className="link">
              {statements('link')}
            </a>
          </span>
        }
      />
      {money.length === 0 ? (
        <EmptyLine>{t('empty', { year: String(year) })}</EmptyLine>
      ) : (
        <div className="divide-y divide-line">
          {money.map(({ currency, open, pastDue, clearing, credit, paid }) => (
            <CardBody key={currency}>
              {money.length > 1 && (
                <p className="mb-1.5 text-small text-ink-2">{t('in', { currency })}</p>
              )}
              <DataList
                column
                items={[
                  { key: 'open', term: t('open'), value: open },
                  { key: 'late', term: t('past_due'), value: pastDue },
                  { key: 'clearing', term: t('clearing'), value: clearing },
                  ...(credit ? [{ key: 'credit', term: t('credit'), value: credit }] : []),
                  { key: 'paid', term: t('paid', { year: String(year) }), value: paid },
                ]}
              />
            </CardBody>
          ))}
        </div>
      )}
    </Card>
  );
}

/** Somebody at the firm, and what they are to the client. */
export type AssignedItem = {
  key: string;
  name: string;
  nameLang: string | null;
  part: 'manager' | 'stand_in' | 'staff';
  phone: string | null;
};

/** Who looks after the client. */
export function AssignedCard({
  people,
  changeHref,
}: {
  people: readonly AssignedItem[];
  /** Null for those who may not change it. */
  changeHref: string | null;
}) {
  const t = useTranslations('clients.people');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          changeHref && (
            <LinkButton href={changeHref} size="row">
              {t('change')}
            </LinkButton>
          )
        }
      />
      {people.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <ul className="flex flex-col gap-3 p-card">
          {people.map(({ key, name, nameLang, part, phone }) => (
            <li key={key} className="flex items-center gap-2.5">
              <Avatar name={name} size="small" />
              <div className="min-w-0">
                <p className="font-name">
                  <Name name={name} lang={nameLang} />
                </p>
                <p className="text-small text-ink-2">
                  {[t(part), phone].filter(Boolean).join(' · ')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
