import { Document, Page, Path, Svg, View } from '@react-pdf/renderer';
import { strokesPath } from '@/components/signing/strokes-path';
import type { EvidencePaper, EvidenceSigner } from '@/domain/signing/evidence-paper';
import type { Opening } from './break-opening';
import { evidence } from './evidence-styles';
import { FirmLine, Foot, PaperOpening, Words } from './paper-parts';
import { paper as styles } from './paper-styles';

const INK = '#16202B';
const MARK = { width: 200, height: 40 };

/** The evidence of a signing on paper: who, how we knew, what they meant, when, the trail, and how to check without us. */
export function EvidencePaperDocument({
  paper,
  opening,
  families,
}: {
  paper: EvidencePaper;
  opening: Opening;
  families: string[];
}) {
  const { agreed, trail, check, signers } = paper;
  return (
    <Document title={paper.name} author={paper.firm.name} language={paper.locale}>
      <Page size={paper.size} style={[styles.page, { fontFamily: families }]}>
        <PaperOpening firm={paper.firm} name={paper.name} detail={paper.detail} opening={opening} />
        <View style={evidence.signers}>
          {signers.map((signer, place) => (
            <Signer key={place} signer={signer} alone={signers.length === 1} />
          ))}
        </View>
        <View style={evidence.part}>
          <View wrap={false}>
            <Words style={evidence.title}>{trail.title}</Words>
            <View style={styles.tableHead}>
              <Words style={[styles.small, evidence.trailAt]}>{trail.columns[0]}</Words>
              <Words style={[styles.small, evidence.trailWho]}>{trail.columns[1]}</Words>
              <Words style={[styles.small, evidence.trailWhat]}>{trail.columns[2]}</Words>
            </View>
            {trail.rows.slice(0, 1).map(trailRow)}
          </View>
          {trail.rows.slice(1).map(trailRow)}
        </View>
        <View style={evidence.part} wrap={false}>
          <Words style={evidence.title}>{check.title}</Words>
          <Words style={evidence.paragraph}>{check.text}</Words>
          {check.fingerprints.map(({ label, value }) => (
            <View key={label} style={evidence.row}>
              <Words style={[styles.small, evidence.fingerprintLabel]}>{label}</Words>
              <Words style={[evidence.value, styles.figure]}>{value}</Words>
            </View>
          ))}
        </View>
        <View style={evidence.part} wrap={false}>
          <Words style={evidence.title}>{agreed.title}</Words>
          {agreed.paragraphs.map((text, place) => (
            <Words key={place} style={evidence.paragraph}>
              {text}
            </Words>
          ))}
        </View>
        <Foot page={null}>
          <Words style={styles.footLine}>{paper.foot}</Words>
          <FirmLine firm={paper.firm} />
        </Foot>
      </Page>
    </Document>
  );
}

function trailRow({ at, who, what }: EvidencePaper['trail']['rows'][number], place: number) {
  return (
    <View key={place} style={evidence.trailRow} wrap={false}>
      <Words style={[evidence.paragraph, evidence.trailAt, styles.figure]}>{at}</Words>
      <Words style={[evidence.paragraph, evidence.trailWho]}>{who}</Words>
      <Words style={[evidence.paragraph, evidence.trailWhat]}>{what}</Words>
    </View>
  );
}

function Signer({ signer, alone }: { signer: EvidenceSigner; alone: boolean }) {
  const { mark, name, email, rows } = signer;
  return (
    <View style={[evidence.signer, alone ? evidence.alone : {}]} wrap={false}>
      <View style={evidence.mark}>
        {'drawing' in mark ? (
          <Svg
            viewBox={`0 0 ${mark.drawing.width} ${mark.drawing.height}`}
            preserveAspectRatio="xMinYMax meet"
            style={MARK}
          >
            <Path
              d={strokesPath(mark.drawing)}
              stroke={INK}
              strokeWidth={mark.drawing.height / 50}
              strokeLinecap="round"
              strokeLinejoin="round"
              fill="none"
            />
          </Svg>
        ) : (
          <Words style={evidence.typed}>{mark.typed}</Words>
        )}
      </View>
      <View style={evidence.who}>
        <Words style={styles.strong}>{name}</Words>
        <Words style={styles.small}>{email}</Words>
      </View>
      {rows.map(({ label, value }) => (
        <View key={label} style={evidence.row}>
          <Words style={[styles.quiet, evidence.label]}>{label}</Words>
          <Words style={evidence.value}>{value}</Words>
        </View>
      ))}
    </View>
  );
}
