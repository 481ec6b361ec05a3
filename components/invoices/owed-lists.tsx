import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { Words } from '@/components/ui/words';
import type { InvoiceRow } from '@/domain/invoices/invoice-row';
import type { InvoiceList } from '@/domain/invoices/list-invoices';
import { ChooseToPay } from './choose-to-pay';
import { OnItsWayRow, ToPayRow } from './client-rows';
import { listAddress } from './list-address';
import { amountText, type Reading } from './reading';

/** The lit card: what is to be paid, what is due first first. Nothing to pay, no light. */
export function ToPay({
  list,
  reading,
  turned,
  alone,
}: {
  list: InvoiceList;
  reading: Reading;
  /** Not the first page. */
  turned: boolean;
  /** It has the page to itself, and says so when it is empty. */
  alone: boolean;
}) {
  const t = useTranslations('invoices.list');
  const currency = list.toPay[0]?.facts.currency ?? '';
  const together = list.toPay.filter(({ facts }) => facts.currency === currency);
  const credit = list.credits.find((one) => one.currency === currency);
  if (list.toPay.length === 0) {
    if (!alone) return null;
    return (
      <Card>
        <EmptyLine>{t('nothing_to_pay')}</EmptyLine>
      </Card>
    );
  }
  return (
    <Card lit labelledBy="to-pay">
      <CardHeader
        id="to-pay"
        title={t('to_pay')}
        aside={together.length > 1 && t('choose_several')}
      />
      {together.length > 1 ? (
        <Words of={['chooseToPay']}>
          <ChooseToPay
            leftMinor={Object.fromEntries(together.map(({ id, status }) => [id, status.leftMinor]))}
            currency={currency}
            locale={reading.locale}
            creditText={credit ? amountText(reading, credit.amountMinor, currency) : null}
          >
            <List>
              {list.toPay.map((row) => (
                <ToPayRow
                  key={row.id}
                  row={row}
                  reading={reading}
                  way={row.facts.currency === currency ? 'choose' : 'alone'}
                />
              ))}
            </List>
          </ChooseToPay>
        </Words>
      ) : (
        <List>
          {list.toPay.map((row, place) => (
            <ToPayRow
              key={row.id}
              row={row}
              reading={reading}
              way={place === 0 && !turned ? 'first' : 'button'}
            />
          ))}
        </List>
      )}
      <Pager
        href={list.more.owed && listAddress({ show: 'to_pay', year: null, before: list.more.owed })}
        label={t('later')}
      />
    </Card>
  );
}

/** What has been paid and not confirmed, apart from what is to do and from what is done. */
export function OnItsWay({ rows, reading }: { rows: readonly InvoiceRow[]; reading: Reading }) {
  const t = useTranslations('invoices.list');
  if (rows.length === 0) return null;
  return (
    <Section title={t('on_its_way')} aside={t('nothing_to_do')}>
      <Card>
        <List>
          {rows.map((row) => (
            <OnItsWayRow key={row.id} row={row} reading={reading} />
          ))}
        </List>
      </Card>
    </Section>
  );
}
