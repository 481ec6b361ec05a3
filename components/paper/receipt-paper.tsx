import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { ReceiptPaper } from '@/domain/paper/receipt-paper';
import { translator } from '@/lib/translator';
import type { LaidReceipt, ReceiptRow } from './lay-out-receipt';
import { FirmLine, Foot, PaperOpening, Words } from './paper-parts';
import { paper as styles } from './paper-styles';

/** A receipt on paper: letterhead, sentence, four facts, what it was for, what has gone back since, foot. */
export function ReceiptPaperDocument({
  receipt,
  laid: { opening, sheets },
  families,
}: {
  receipt: ReceiptPaper;
  laid: LaidReceipt;
  families: string[];
}) {
  const t = translator();
  return (
    <Document
      title={receipt.name}
      author={receipt.firm.name}
      language={receipt.locale}
      creator="Porchlight"
      producer="Porchlight"
    >
      {sheets.map((rows, place) => (
        <Page key={place} size={receipt.size} style={[styles.page, { fontFamily: families }]}>
          {place === 0 ? (
            <PaperOpening
              firm={receipt.firm}
              name={receipt.name}
              detail={receipt.dated}
              opening={opening}
            />
          ) : null}
          <View style={styles.tableHead}>
            <Words style={[styles.small, styles.work]}>{t('receipts.for')}</Words>
            <Words style={[styles.small, styles.amount]}>
              {t('paper.amount', { currency: receipt.currency })}
            </Words>
          </View>
          {rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              last={place === sheets.length - 1 && index === rows.length - 1}
            />
          ))}
          {place === sheets.length - 1 ? (
            <Closing receipt={receipt} title={t('receipts.since')} />
          ) : null}
          <Foot
            page={
              <Text style={[styles.footLine, styles.footPage]}>
                {t('receipts.paper.page', {
                  name: receipt.name,
                  page: place + 1,
                  pages: sheets.length,
                })}
              </Text>
            }
          >
            {receipt.foot.map((line) => (
              <Words key={line} style={styles.footLine}>
                {line}
              </Words>
            ))}
            <FirmLine firm={receipt.firm} />
          </Foot>
        </Page>
      ))}
    </Document>
  );
}

function Row({ row, last }: { row: ReceiptRow; last: boolean }) {
  return (
    <View style={[styles.row, last ? styles.rowLast : {}, { minHeight: row.height }]} wrap={false}>
      <View style={styles.work}>
        <Words style={styles.strong}>{row.what}</Words>
        {row.detail.length > 0 ? <Words style={styles.small}>{row.detail.join('\n')}</Words> : null}
      </View>
      <Words style={[styles.amount, styles.figure]}>{row.amount}</Words>
    </View>
  );
}

function Closing({
  receipt: { total, since },
  title,
}: {
  receipt: Pick<ReceiptPaper, 'total' | 'since'>;
  title: string;
}) {
  return (
    <View>
      <View style={styles.totals}>
        <View style={styles.totalRow}>
          <Words style={[styles.totalLabel, styles.total]}>{total.label}</Words>
          <Words style={[styles.totalAmount, styles.figure, styles.total]}>{total.amount}</Words>
        </View>
      </View>
      {since.length > 0 ? (
        <View style={styles.pay} wrap={false}>
          <Words style={styles.payTitle}>{title}</Words>
          {since.map((text, place) => (
            <Words key={place}>{text}</Words>
          ))}
        </View>
      ) : null}
    </View>
  );
}
