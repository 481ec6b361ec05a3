import { createHash } from 'node:crypto';
import { translator } from '@/lib/translator';

/** Which text it is: another one has another name, and who agreed to an older one has agreed to that. */
export const DISCLOSURE_NAME = 'w2-2026-11';

/**
 * What is to be said before somebody agrees, in the order of 26 CFR 31.6051-1(j)(3)(ii) to (viii): paper without consent,
 * scope and duration, a paper copy afterwards, withdrawal, when it ends, contact details, what is needed to read it.
 */
const PARTS = ['paper', 'scope', 'copy', 'withdrawal', 'end', 'contact', 'needs'] as const;

export type DisclosurePart = { name: (typeof PARTS)[number]; title: string; text: string };

export type Disclosure = {
  name: string;
  parts: DisclosurePart[];
  /** All of it as it is kept with the consent. */
  text: string;
  /** SHA-256 of the text, hex: that what is agreed to is what was read. */
  sha256: string;
};

export type DisclosureFacts = {
  firm: string;
  /** The employer, whose W-2 it is. */
  client: string;
  person: { name: string; phone: string | null; email?: string | null };
  /** The firm's, for what comes on paper. */
  address: string | null;
};

/** The disclosure for one person at one client. */
export function disclosureOf({ firm, client, person, address }: DisclosureFacts): Disclosure {
  const t = translator();
  const ways = [person.phone, person.email, address?.replace(/\s*\n\s*/g, ', ')];
  const whom = [person.name, ...ways.filter(Boolean)].join(', ');
  const values = { firm, client, whom, name: person.name };
  const parts = PARTS.map((name) => ({
    name,
    title: t(`consent.disclosure.${name}.title`, values),
    text: t(`consent.disclosure.${name}.text`, values),
  }));
  const text = parts.map((part) => `${part.title}\n${part.text}`).join('\n\n');
  return {
    name: DISCLOSURE_NAME,
    parts,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}
