import type { Availability } from '@/lib/availability';

/** The firm as every page shows it. */
export type FirmView = {
  /** What it bills in as a rule. */
  currency: string;
  name: string;
  /** Where the logo is served; null shows the name's initials. */
  markUrl: string | null;
  /** The desk's number as people write it, '(206) 555-0100'. */
  phone: string | null;
  /** Set in a demo alone: where its outbox and its local Stripe are looked at. */
  demo: { outboxUrl: string; stripeUrl: string } | null;
};

/** Somebody at the firm who answers, as the card in the rail and the strip on the phone show them. */
export type HelperView = {
  /** The account manager, or the firm's desk where none is assigned. */
  part: 'manager' | 'desk';
  name: string;
  /** BCP 47, where the name is in another language than the page. */
  nameLang: string | null;
  phone: string | null;
  email: string | null;
  availability: Availability;
};

/** Who is signed in. */
export type PersonView = { name: string; nameLang: string | null };

/** Whose portal somebody at the firm looks at, and as whom. */
export type LookingView = {
  contact: PersonView;
  client: { name: string; nameLang: string | null };
};

/** What frames a client's page. Counts are of what waits for this reader, and light the lamp. */
export type ClientShellView = {
  firm: FirmView;
  person: PersonView;
  /** The contact whose page it is, by their public id: what a browser tells of it is told for them alone. */
  contact: string;
  client: { id: string; name: string; nameLang: string | null };
  /** Other clients that the person is a contact of; ids are public. */
  otherClients: { id: string; name: string; nameLang: string | null }[];
  counts: { toPay: number; documents: number };
  /** W-2s that wait until the reader has said how they want them; one of what waits under documents. */
  heldW2s: number;
  /** A contact without the right to billing sees no invoices, nor whoever may not manage colleagues these. */
  sees: { invoices: boolean; documents: boolean; colleagues: boolean };
  /** Set where the reader is somebody at the firm who looks as this contact does. */
  looking: LookingView | null;
  helper: HelperView;
  locale: string;
  zone: string;
};

/** What frames a page of the firm. */
export type StaffShellView = {
  firm: FirmView;
  person: PersonView & { title: string; role: 'staff' | 'manager' | 'owner' };
  /**
   * Cases that are 'now' for this reader, lit; and how many clients they see, quiet; `own` of them they answer for, as manager
   * or stand-in.
   */
  counts: { today: number; clients: number; own: number };
  /** Whether the reader has proved lately that it is them, so that what asks for it is shown at once. */
  isPresent: boolean;
  locale: string;
  zone: string;
};
