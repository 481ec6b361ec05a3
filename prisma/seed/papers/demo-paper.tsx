import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { Paper } from '../world/paper';
import { styles } from './paper-styles';

const FIRM = 'Alder & Finch LLP · 611 Union Street, Seattle, WA 98101';

/** A paper of the demo, as the firm's clients get it. */
export function DemoPaper({ paper, families }: { paper: Paper; families: string[] }) {
  return (
    <Document
      title={paper.heading}
      author="Alder & Finch LLP"
      creator="Porchlight"
      producer="Porchlight"
    >
      {pagesOf(paper).map((content, place) => (
        <Page key={place} size="LETTER" style={[styles.page, { fontFamily: families }]}>
          {place === 0 ? <Head paper={paper} /> : null}
          {content}
        </Page>
      ))}
    </Document>
  );
}

function Head({ paper }: { paper: Paper }) {
  return (
    <>
      <Text style={styles.firm}>{FIRM}</Text>
      <View style={styles.head}>
        <Text style={styles.heading}>{paper.heading}</Text>
        {paper.kind === 'form' ? <Text style={styles.corner}>{paper.corner}</Text> : null}
      </View>
    </>
  );
}

function pagesOf(paper: Paper) {
  switch (paper.kind) {
    case 'letter':
      return paper.pages.map((paragraphs, place) => (
        <View key={place}>
          {paragraphs.map((paragraph, index) => (
            <Text key={index} style={styles.text}>
              {paragraph}
            </Text>
          ))}
          {place === paper.pages.length - 1 ? <Signatures names={paper.signed} /> : null}
        </View>
      ));
    case 'form':
      return [<Boxes key="form" {...paper} />];
    case 'statement':
      return [<Movements key="statement" {...paper} />];
  }
}

function Signatures({ names }: { names: string[] }) {
  return (
    <View style={styles.signatures}>
      {names.map((name) => (
        <View key={name} style={styles.signature}>
          <Text style={styles.small}>{name}</Text>
        </View>
      ))}
    </View>
  );
}

function Boxes({ boxes, note }: Extract<Paper, { kind: 'form' }>) {
  return (
    <View>
      <View style={styles.grid}>
        {boxes.map((row, place) => (
          <View key={place} style={styles.gridRow} wrap={false}>
            {row.map(({ label, value }) => (
              <View key={label} style={styles.box}>
                <Text style={styles.small}>{label}</Text>
                <Text style={styles.value}>{value}</Text>
              </View>
            ))}
          </View>
        ))}
      </View>
      <Text style={styles.note}>{note}</Text>
    </View>
  );
}

function Movements({ client, rows, closing }: Extract<Paper, { kind: 'statement' }>) {
  return (
    <View>
      <Text style={styles.text}>{client}</Text>
      {rows.map(({ day, what, amount, balance }, place) => (
        <View key={place} style={styles.row} wrap={false}>
          <Text style={styles.cell}>{day}</Text>
          <Text style={styles.wide}>{what}</Text>
          <Text style={styles.amount}>{amount}</Text>
          <Text style={styles.amount}>{balance}</Text>
        </View>
      ))}
      <Text style={styles.note}>{`Balance at the end: ${closing}`}</Text>
    </View>
  );
}
