import { Document, Image, Page, Text, View } from '@react-pdf/renderer';
import type { InvoicePaper, PaperFact } from '@/domain/paper/invoice-paper';
import { type Translate, translator } from '@/lib/translator';
import { fontsFor } from './fonts';
import { paper as styles } from './paper-styles';

type Line = InvoicePaper['lines'][number];

/** So many lines stay with the total, so that it never stands alone at the top of a page. */
const WITH_TOTAL = 2;

/** An invoice on paper: letterhead, sentence, four facts, table, total, how to pay, foot. */
export function InvoicePaperDocument({ invoice }: { invoice: InvoicePaper }) {
  const t = translator();
  const { firm, lines, number } = invoice;
  const split = Math.max(0, lines.length - WITH_TOTAL);
  return (
    <Document
      title={t('paper.invoice', { number })}
      author={firm.name}
      subject={invoice.title}
      language={invoice.locale}
      creator="Porchlight"
      producer="Porchlight"
    >
      <Page size={invoice.size} style={[styles.page, { fontFamily: fontsFor(textOf(invoice, t)) }]}>
        <Head invoice={invoice} t={t} />
        <Text style={styles.sentence}>{invoice.sentence}</Text>
        <Text style={styles.title}>{invoice.title}</Text>
        <View style={styles.facts}>
          {invoice.facts.map((fact, place) => (
            <Fact key={fact.label} fact={fact} wide={place === 0} />
          ))}
        </View>
        <View style={{ flexShrink: 0 }}>
          <View style={styles.tableHead} fixed>
            <Text style={styles.work}>{t('paper.work')}</Text>
            <Text style={styles.quantity}>{t('paper.quantity')}</Text>
            <Text style={styles.amount}>{t('paper.amount', { currency: invoice.currency })}</Text>
          </View>
          {lines.slice(0, split).map((line, place) => (
            <Row key={place} line={line} />
          ))}
          <View wrap={false}>
            {lines.slice(split).map((line, place) => (
              <Row key={place} line={line} last={split + place === lines.length - 1} />
            ))}
            <Totals totals={invoice.totals} />
          </View>
        </View>
        {invoice.note ? <Text style={styles.note}>{invoice.note}</Text> : null}
        {invoice.pay ? <HowToPay pay={invoice.pay} t={t} /> : null}
        <Foot invoice={invoice} t={t} />
      </Page>
    </Document>
  );
}

function Head({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  const { firm, number, dated } = invoice;
  return (
    <View style={styles.head}>
      <View style={styles.letterhead}>
        {firm.logo ? (
          <Image style={styles.logo} src={Buffer.from(firm.logo)} />
        ) : (
          <Text style={styles.mark}>{firm.initials}</Text>
        )}
        <View style={{ flexShrink: 1 }}>
          <Text style={styles.firmName}>{firm.name}</Text>
          {firm.address ? <Text style={styles.small}>{firm.address}</Text> : null}
        </View>
      </View>
      <View style={styles.headRight}>
        <Text style={styles.firmName}>{t('paper.invoice', { number })}</Text>
        <Text style={styles.small}>{dated}</Text>
      </View>
    </View>
  );
}

function Fact({ fact, wide }: { fact: PaperFact; wide: boolean }) {
  return (
    <View style={[styles.fact, wide ? styles.factWide : {}]}>
      <Text style={styles.factLabel}>{fact.label}</Text>
      {fact.lines.map((line, place) => (
        <Text key={place} style={place === 0 ? styles.strong : {}}>
          {line}
        </Text>
      ))}
    </View>
  );
}

function Row({ line, last = false }: { line: Line; last?: boolean }) {
  return (
    <View style={[styles.row, last ? styles.rowLast : {}]} wrap={false}>
      <View style={styles.work}>
        <Text style={styles.strong}>{line.description}</Text>
        {line.detail ? <Text style={styles.small}>{line.detail}</Text> : null}
      </View>
      <Text style={[styles.quantity, styles.figure]}>{line.quantity}</Text>
      <Text style={[styles.amount, styles.figure]}>{line.amount}</Text>
    </View>
  );
}

function Totals({ totals }: Pick<InvoicePaper, 'totals'>) {
  return (
    <View style={styles.totals}>
      {totals.map(({ label, amount }, place) => {
        const size = place === totals.length - 1 ? styles.total : {};
        return (
          <View key={label} style={styles.totalRow}>
            <Text style={[styles.totalLabel, size]}>{label}</Text>
            <Text style={[styles.totalAmount, styles.figure, size]}>{amount}</Text>
          </View>
        );
      })}
    </View>
  );
}

function HowToPay({ pay, t }: { pay: NonNullable<InvoicePaper['pay']>; t: Translate }) {
  return (
    <View style={styles.pay} wrap={false}>
      <Text style={styles.payTitle}>{t('paper.how_to_pay')}</Text>
      <View style={styles.payBox}>
        <View style={styles.payWay}>
          <Text style={styles.strong}>{t('paper.by_portal')}</Text>
          <Text style={styles.payText}>{t('paper.by_portal_how')}</Text>
          <Text style={[styles.strong, { marginTop: 5 }]}>{pay.portal}</Text>
        </View>
        {pay.transfer.length > 0 ? (
          <View style={[styles.payWay, styles.paySecond]}>
            <Text style={styles.strong}>{t('paper.by_transfer')}</Text>
            {pay.transfer.map((line, place) => (
              <Text key={place} style={styles.payText}>
                {line}
              </Text>
            ))}
            <Text style={styles.payText}>
              {t('paper.transfer_reference', { number: pay.reference })}
            </Text>
          </View>
        ) : null}
      </View>
      <Text style={styles.trust}>{t('paper.trust')}</Text>
    </View>
  );
}

function Foot({ invoice, t }: { invoice: InvoicePaper; t: Translate }) {
  const { firm, number, status } = invoice;
  return (
    <View style={styles.foot} fixed>
      <View style={styles.footText}>
        <Text>
          <Text style={styles.footStrong}>{status}</Text> {t('paper.status_since')}
        </Text>
        <Text>{[firm.name, firm.address].filter(Boolean).join(' · ')}</Text>
      </View>
      <Text
        render={({ pageNumber, totalPages }) =>
          t('paper.page', { number, page: pageNumber, pages: totalPages })
        }
      />
    </View>
  );
}

/** Every character that may be printed: what the fonts are chosen by. */
function textOf(invoice: InvoicePaper, t: Translate): string {
  const { logo: _logo, ...firm } = invoice.firm;
  return JSON.stringify({ ...invoice, firm }) + t('paper.trust');
}
