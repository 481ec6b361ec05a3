import { firmInitials } from '@/lib/initials';
import { paperSizeOf } from './paper-size';

/** One of the facts under the first sentence: a label, and lines of which the first is the name of the thing. */
export type PaperFact = { label: string; lines: string[]; lang?: string | null };

/** What every paper of the firm has: its language, the sheets it is printed on, and its head. */
export type PaperFrame = {
  /** BCP 47, the firm's: figures and days are written by it already. */
  locale: string;
  size: 'A4' | 'LETTER';
  firm: {
    name: string;
    address: string | null;
    initials: string;
    /** PNG or JPEG; anything else is shown as the initials. */
    logo: Uint8Array | null;
  };
};

/** What a printed logo may be; another kind is shown as the firm's initials. */
const PRINTABLE = ['image/png', 'image/jpeg'];

/** The frame of a paper, from the firm's row. */
export function frameOf(firm: {
  name: string;
  address: string | null;
  locale: string;
  logo: Uint8Array | null;
  logoType: string | null;
}): PaperFrame {
  return {
    locale: firm.locale,
    size: paperSizeOf(firm.locale),
    firm: {
      name: firm.name,
      address: firm.address?.replace(/\s*\n\s*/g, ', ') ?? null,
      initials: firmInitials(firm.name),
      logo: firm.logo && PRINTABLE.includes(firm.logoType ?? '') ? firm.logo : null,
    },
  };
}
