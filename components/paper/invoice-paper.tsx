import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { type Translate, translator } from '@/lib/translator';
import { isTaxed, type PaperRow, type PaperSheet } from './lay-out-invoice';
import { Fact, FirmLine, Foot, Head, Words } from './paper-parts';
import { paper as styles } from './paper-styles';

/** An invoice on paper: letterhead, sentence, four facts, table, total, how to pay, foot. */
export function InvoicePaperDocument({
  invoice,
  sheets,
  families,
}: {
  invoice: InvoicePaper;
  sheets: PaperSheet[];
  families: string[];
}) {
  const t = translator();
  return (
    <Document
      title={t('paper.invoice', { number: invoice.number })}
      author={invoice.firm.name}
      subject={invoice.title}
      language={invoice.locale}
      creator="Porchlight"
      producer="Porchlight"
    >
      {sheets.map((sheet, place) => (
        <Page key={place} size={invoice.size} style={[styles.page, { fontFamily: families }]}>
          {place === 0 ? <Opening invoice={invoice} t={t} /> : null}
          {sheet.rows.length > 0 ? <TableHead invoice={invoice} t={t} /> : null}
          {sheet.rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              last={place === sheets.length - 1 && index === sheet.rows.length - 1}
            />
          ))}
          {place === sheets.length - 1 ? <Closing invoice={invoice} t={t} /> : null}
          <InvoiceFoot invoice={invoice} t={t} />
        </Page>
      ))}
    </Document>
  );
}

function Opening({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  return (
    <View style={styles.opening}>
      <Head
        firm={invoice.firm}
        name={t('paper.invoice', { number: invoice.number })}
        detail={invoice.dated}
      />
      <Words style={styles.sentence}>{invoice.sentence}</Words>
      <Words style={styles.title}>{invoice.title}</Words>
      <View style={styles.facts}>
        {invoice.facts.map((fact, place) => (
          <Fact key={fact.label} fact={fact} wide={place === 0} />
        ))}
      </View>
      {invoice.note ? <Words style={styles.note}>{invoice.note}</Words> : null}
    </View>
  );
}

function Closing({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  return (
    <View>
      <Totals totals={invoice.totals} />
      {invoice.pay ? <HowToPay pay={invoice.pay} t={t} /> : null}
    </View>
  );
}

function TableHead({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  const { currency } = invoice;
  return (
    <View style={styles.tableHead}>
      <Words style={[styles.small, styles.work]}>{t('paper.work')}</Words>
      <Words style={[styles.small, styles.quantity]}>{t('paper.quantity')}</Words>
      {isTaxed(invoice) ? (
        <Words style={[styles.small, styles.tax]}>{t('taxes.column')}</Words>
      ) : null}
      <Words style={[styles.small, styles.amount]}>{t('paper.amount', { currency })}</Words>
    </View>
  );
}

function Row({ row, last }: { row: PaperRow; last: boolean }) {
  return (
    <View style={[styles.row, last ? styles.rowLast : {}, { minHeight: row.height }]} wrap={false}>
      <View style={styles.work}>
        <Words style={styles.strong}>{row.description.join('\n')}</Words>
        {row.detail.length > 0 ? <Words style={styles.small}>{row.detail.join('\n')}</Words> : null}
        {row.mark.length > 0 ? (
          <Words style={row.isAgreed ? styles.agreed : styles.small}>{row.mark.join('\n')}</Words>
        ) : null}
      </View>
      <Words style={[styles.quantity, styles.figure]}>{row.quantity}</Words>
      {row.tax === null ? null : <Words style={[styles.tax, styles.figure]}>{row.tax}</Words>}
      <Words style={[styles.amount, styles.figure]}>{row.amount}</Words>
    </View>
  );
}

function Totals({ totals }: Pick<InvoicePaper, 'totals'>) {
  return (
    <View style={styles.totals}>
      {totals.map(({ label, amount }, place) => {
        const size = place === totals.length - 1 ? styles.total : {};
        return (
          <View key={place} style={styles.totalRow}>
            <Words style={[styles.totalLabel, size]}>{label}</Words>
            <Words style={[styles.totalAmount, styles.figure, size]}>{amount}</Words>
          </View>
        );
      })}
    </View>
  );
}

function HowToPay({ pay, t }: { pay: NonNullable<InvoicePaper['pay']>; t: Translate }) {
  return (
    <View style={styles.pay}>
      <Words style={styles.payTitle}>{t('paper.how_to_pay')}</Words>
      <View style={styles.payBox}>
        <View style={styles.payWay}>
          <Words style={styles.strong}>{t('paper.by_portal')}</Words>
          <Words style={styles.payText}>{t('paper.by_portal_how')}</Words>
          <Words style={[styles.strong, { marginTop: 5 }]}>{pay.portal}</Words>
        </View>
        {pay.transfer.length > 0 ? (
          <View style={[styles.payWay, styles.paySecond]}>
            <Words style={styles.strong}>{t('paper.by_transfer')}</Words>
            {pay.transfer.map((line, place) => (
              <Words key={place} style={styles.payText}>
                {line}
              </Words>
            ))}
            <Words style={styles.payText}>
              {t('paper.transfer_reference', { number: pay.reference })}
            </Words>
          </View>
        ) : null}
      </View>
      <Words style={styles.trust}>
        {pay.checkAt ? t('paper.trust_code', { address: pay.checkAt }) : t('paper.trust')}
      </Words>
    </View>
  );
}

function InvoiceFoot({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  const { firm, number, status } = invoice;
  return (
    <Foot
      // Without a line height, which react-pdf multiplies each time that it asks for the page's number.
      page={
        <Text
          style={[styles.footLine, styles.footPage]}
          render={({ pageNumber, totalPages }) =>
            t('paper.page', { number, page: pageNumber, pages: totalPages })
          }
        />
      }
    >
      <Words style={styles.footLine}>
        <Text style={styles.footStrong}>{status}</Text> {t('paper.status_since')}
      </Words>
      <FirmLine firm={firm} />
    </Foot>
  );
}
