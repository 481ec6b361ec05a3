/** Somebody at the firm whom an answer reaches. */
export type MailPerson = {
  name: string;
  title: string;
  phone: string | null;
  /** 'Mon–Fri 8:30–5:30, Pacific'. */
  hours: string;
  /** Where an answer to the mail goes; without it, to the firm's own address. */
  email?: string | null;
};

/**
 * One mail, in words that are ready to be read: one sentence, one box, one button, the person, and why it came.
 * Everything is plain text; nothing in it is taken for markup.
 */
export type MailMessage = {
  /** The thing, the number, the day: whoever reads no further knows enough. */
  subject: string;
  sentence: string;
  /** What makes the sentence safe to believe, under it. */
  lede?: string;
  /** Something to be typed, in threes. */
  code?: string;
  box?: {
    label: string;
    value: string;
    /** The row that the others add up to. */
    total?: boolean;
  }[];
  /** `lamp` only where money or a paper is due from the reader. */
  button?: { label: string; url: string; kind: 'lamp' | 'outline' };
  after?: string[];
  person?: MailPerson;
  /** Why one gets it, and what stops it. */
  why: string;
};

/** Who sends, as it stands above and below every mail. */
export type MailFrame = { firmName: string; firmAddress: string | null };
