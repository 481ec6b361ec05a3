import type { PaperFact, PaperFrame } from '../paper/paper-frame';
import type { SignatureMark } from '../documents/signing-view';

/** One signature as it is printed: how it looks, whose it is, and how that is known. */
export type EvidenceSigner = {
  mark: SignatureMark;
  name: string;
  email: string;
  rows: { label: string; value: string }[];
};

/** The page that proves a signing, as it is printed: every text ready to be read. */
export type EvidencePaper = PaperFrame & {
  name: string;
  detail: string;
  sentence: string;
  facts: PaperFact[];
  signers: EvidenceSigner[];
  /** What each of them agreed to, word for word, once. */
  agreed: { title: string; paragraphs: string[] };
  trail: {
    title: string;
    columns: [string, string, string];
    rows: { at: string; who: string; what: string }[];
  };
  check: { title: string; text: string; fingerprints: { label: string; value: string }[] };
  foot: string;
};
