import { Document, Page, View } from '@react-pdf/renderer';
import type { SamplePaper } from '@/domain/consent/sample-paper';
import { FirmLine, Foot, Head, Words } from './paper-parts';
import { paper as styles } from './paper-styles';

/** A sample of what will be given electronically: whoever reads the code in it can open such a paper. */
export function SamplePaperDocument({
  sample,
  families,
}: {
  sample: SamplePaper;
  families: string[];
}) {
  return (
    <Document
      title={sample.name}
      author={sample.firm.name}
      language={sample.locale}
      creator="Porchlight"
      producer="Porchlight"
      creationDate={sample.madeAt}
      modificationDate={sample.madeAt}
    >
      <Page size={sample.size} style={[styles.page, { fontFamily: families }]}>
        <View style={styles.opening}>
          <Head firm={sample.firm} name={sample.name} detail={sample.dated} />
          <Words style={styles.sentence}>{sample.sentence}</Words>
          <Words style={styles.title}>{sample.explanation}</Words>
        </View>
        <Words style={styles.factLabel}>{sample.codeLabel}</Words>
        <Words style={[styles.total, styles.strong]}>{sample.code}</Words>
        <Foot page={null}>
          <FirmLine firm={sample.firm} />
        </Foot>
      </Page>
    </Document>
  );
}
