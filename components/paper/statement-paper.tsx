import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { AccountPaper, StatementPaper } from '@/domain/paper/statement-paper';
import { type Translate, translator } from '@/lib/translator';
import type { AccountSheet, Columns, LaidRow } from './lay-out-statement';
import { FirmLine, Foot, PaperOpening, Words } from './paper-parts';
import { paper as styles } from './paper-styles';
import { statement as own } from './statement-styles';

/** A statement on paper: letterhead, sentence, four facts, movements, what is on its way, how old it is, foot. */
export function StatementPaperDocument({
  statement,
  sheets,
  families,
}: {
  statement: StatementPaper;
  sheets: AccountSheet[];
  families: string[];
}) {
  const t = translator();
  return (
    <Document
      title={t('statements.title')}
      author={statement.firm.name}
      subject={statement.accounts[0]?.span ?? ''}
      language={statement.locale}
      creator="Porchlight"
      producer="Porchlight"
    >
      {sheets.map((sheet, place) => (
        <Page key={place} size={statement.size} style={[styles.page, { fontFamily: families }]}>
          {sheet.opening ? (
            <PaperOpening
              firm={statement.firm}
              name={t('statements.title')}
              detail={sheet.account.span}
              opening={sheet.opening}
            />
          ) : null}
          <TableHead account={sheet.account} columns={sheet.columns} t={t} />
          {sheet.rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              columns={sheet.columns}
              strong={sheet.opening !== null && index === 0}
              last={sheet.last && index === sheet.rows.length - 1}
            />
          ))}
          {sheet.last ? <Closing sheet={sheet} t={t} /> : null}
          <Foot
            page={
              <Text style={[styles.footLine, own.footPage]}>
                {t('statements.paper.page', {
                  currency: sheet.account.currency,
                  page: place + 1,
                  pages: sheets.length,
                })}
              </Text>
            }
          >
            {sheet.account.foot.map((line) => (
              <Words key={line} style={styles.footLine}>
                {line}
              </Words>
            ))}
            <FirmLine firm={statement.firm} />
          </Foot>
        </Page>
      ))}
    </Document>
  );
}

function TableHead({
  account,
  columns,
  t,
}: {
  account: AccountPaper;
  columns: Columns;
  t: Translate;
}) {
  return (
    <View style={styles.tableHead}>
      <Words style={[styles.small, { width: columns.day }]}>{account.dayLabel}</Words>
      <Words style={[styles.small, styles.work]}>{t('statements.what')}</Words>
      {(['billed', 'credited', 'balance'] as const).map((name) => (
        <Words key={name} style={[styles.small, own.figure, { width: columns[name] }]}>
          {t(`statements.${name}`)}
        </Words>
      ))}
    </View>
  );
}

function Row({
  row,
  columns,
  strong,
  last,
}: {
  row: LaidRow;
  columns: Columns;
  strong: boolean;
  last: boolean;
}) {
  const weight = strong ? styles.strong : {};
  return (
    <View style={[own.row, last ? own.rowLast : {}, { minHeight: row.height }]} wrap={false}>
      <Words style={{ width: columns.day }}>{row.day}</Words>
      <Words style={[styles.work, weight]}>{row.what.join('\n')}</Words>
      {(['billed', 'credited', 'balance'] as const).map((name) => (
        <Words key={name} style={[own.figure, styles.figure, weight, { width: columns[name] }]}>
          {row[name]}
        </Words>
      ))}
    </View>
  );
}

function Closing({ sheet: { account, columns }, t }: { sheet: AccountSheet; t: Translate }) {
  const { closing, underWay } = account;
  return (
    <View>
      <View style={own.closing} wrap={false}>
        <Words style={[styles.strong, { width: columns.day }]}>{closing.day}</Words>
        <Words style={[styles.strong, styles.work]}>{closing.what}</Words>
        <Words style={[own.figure, styles.figure, { width: columns.billed }]}>
          {closing.billed}
        </Words>
        <Words style={[own.figure, styles.figure, { width: columns.credited }]}>
          {closing.credited}
        </Words>
        <Words style={[own.figure, styles.figure, own.balance, { width: columns.balance }]}>
          {closing.balance}
        </Words>
      </View>
      {underWay ? <OnItsWay underWay={underWay} /> : null}
      <Words style={own.agesTitle}>{t('statements.ages')}</Words>
      <Ages ages={account.ages} widths={columns.ages} />
    </View>
  );
}

function OnItsWay({ underWay }: { underWay: NonNullable<AccountPaper['underWay']> }) {
  return (
    <View style={own.underWay} wrap={false}>
      <View style={own.underWayWords}>
        {underWay.texts.map(({ strong, rest }, place) => (
          <Words key={place} style={own.underWayText}>
            <Text style={own.underWayStrong}>{strong}</Text> {rest}
          </Words>
        ))}
      </View>
      <View style={own.underWaySums}>
        {underWay.sums.map(({ label, amount }, place) => {
          const weight = place === underWay.sums.length - 1 ? styles.strong : {};
          return (
            <View key={label} style={own.sum}>
              <Words style={weight}>{label}</Words>
              <Words style={[styles.figure, weight]}>{amount}</Words>
            </View>
          );
        })}
      </View>
    </View>
  );
}

/** The ages beside one another; in a list where the amounts are too long for that. */
function Ages({ ages, widths }: { ages: AccountPaper['ages']; widths: number[] | null }) {
  const last = ages.length - 1;
  if (!widths) {
    return (
      <View style={own.ageList} wrap={false}>
        {ages.map(({ label, amount }, place) => (
          <View key={label} style={own.sum}>
            <Words style={place === last ? styles.strong : styles.quiet}>{label}</Words>
            <Words style={[styles.figure, place === last ? styles.strong : {}]}>{amount}</Words>
          </View>
        ))}
      </View>
    );
  }
  const sideOf = (place: number) => ({
    width: widths[place] ?? 0,
    textAlign: place === 0 ? ('left' as const) : ('right' as const),
  });
  return (
    <View wrap={false}>
      <View style={styles.tableHead}>
        {ages.map(({ label }, place) => (
          <Words key={label} style={[styles.small, sideOf(place)]}>
            {label}
          </Words>
        ))}
      </View>
      <View style={own.ageRow}>
        {ages.map(({ label, amount }, place) => (
          <Words
            key={label}
            style={[styles.figure, place === last ? styles.strong : {}, sideOf(place)]}
          >
            {amount}
          </Words>
        ))}
      </View>
    </View>
  );
}
