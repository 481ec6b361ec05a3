import type { PaperFrame } from '../paper/paper-frame';

/** The sample that somebody opens before they agree: every text ready to be read. */
export type SamplePaper = PaperFrame & {
  name: string;
  dated: string;
  sentence: string;
  explanation: string;
  codeLabel: string;
  /** 'K7M 3QX'. */
  code: string;
  /** The same instant each time it is drawn, so that its bytes are the same. */
  madeAt: Date;
};
