import { Image, Text, type TextProps, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { PaperFact, PaperFrame } from '@/domain/paper/paper-frame';
import type { Opening } from './break-opening';
import { paper as styles } from './paper-styles';

type Style = NonNullable<TextProps['style']>;

/** Text with its size and line height, which react-pdf inherits wrongly. */
export function Words({ style, children }: { style?: Style; children: ReactNode }) {
  return (
    <Text style={[styles.text, ...(Array.isArray(style) ? style : [style ?? {}])]}>{children}</Text>
  );
}

/** The letterhead, with the paper's name and its day at the right. */
export function Head({
  firm,
  name,
  detail,
}: Pick<PaperFrame, 'firm'> & { name: string; detail: string }) {
  return (
    <View style={styles.head}>
      <View style={styles.letterhead}>
        {firm.logo ? (
          <Image style={styles.logo} src={Buffer.from(firm.logo)} />
        ) : (
          <Words style={styles.mark}>{firm.initials}</Words>
        )}
        <View style={{ flexShrink: 1 }}>
          <Words style={styles.firmName}>{firm.name}</Words>
          {firm.address ? <Words style={styles.small}>{firm.address}</Words> : null}
        </View>
      </View>
      <View style={styles.headRight}>
        <Words style={styles.firmName}>{name}</Words>
        <Words style={styles.small}>{detail}</Words>
      </View>
    </View>
  );
}

/** What opens a paper: letterhead, sentence and facts, of which the first one's first line is a name. */
export function PaperOpening({
  firm,
  name,
  detail,
  opening,
}: Pick<PaperFrame, 'firm'> & { name: string; detail: string; opening: Opening }) {
  return (
    <View style={styles.opening}>
      <Head firm={firm} name={name} detail={detail} />
      <Words style={styles.sentence}>{opening.sentence}</Words>
      <View style={styles.facts}>
        {opening.facts.map((fact, place) => (
          <Fact key={fact.label} fact={fact} wide={place === 0} named={place === 0} />
        ))}
      </View>
    </View>
  );
}

/** One fact; the first of them is wider than the others. */
export function Fact({
  fact,
  wide,
  named = true,
}: {
  fact: PaperFact;
  wide: boolean;
  /** Its first line is a name. */
  named?: boolean;
}) {
  return (
    <View style={[styles.fact, wide ? styles.factWide : {}]}>
      <Words style={styles.factLabel}>{fact.label}</Words>
      {fact.lines.map((line, place) => (
        <Words key={place} style={named && place === 0 ? styles.strong : {}}>
          {line}
        </Words>
      ))}
    </View>
  );
}

/** What stands at the foot of every sheet: words at the left, the number of the page at the right. */
export function Foot({ children, page }: { children: ReactNode; page: ReactNode }) {
  return (
    <View style={styles.foot} fixed>
      <View style={styles.footText}>{children}</View>
      {page}
    </View>
  );
}

/** The last line of a foot: who the firm is. */
export function FirmLine({ firm }: Pick<PaperFrame, 'firm'>) {
  return (
    <Words style={styles.footLine}>{[firm.name, firm.address].filter(Boolean).join(' · ')}</Words>
  );
}
