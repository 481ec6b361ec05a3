import type { DocumentCategory } from './document-category';

/** Where a request came from, as far as we believe it. */
export type Origin = {
  ip: string | null;
  userAgent: string | null;
  /** The hash of the secret that the browser bears since it was signed in with once (lib/device-secret.ts). */
  deviceHash?: string | null;
};

/** Which of their client's documents a contact sees: all, none, or those of some kinds. */
export type DocumentsRight = boolean | readonly [DocumentCategory, ...DocumentCategory[]];

export type ContactRights = { billing: boolean; documents: DocumentsRight; colleagues: boolean };

type AtClient = {
  personId: string;
  contactId: string;
  clientId: string;
  sessionId: string;
  rights: ContactRights;
  origin?: Origin;
};

/**
 * Somebody at the firm who sees one client's portal as one of its contacts sees it. They have the contact's eyes and no
 * hands: the database lets them write nothing, and what they open is opened by `looker`, in their own name.
 */
export type OnlookerActor = AtClient & { kind: 'onlooker'; looker: EmployeeActor };

/** A person at a client, looking at one client; or whoever sees it with their eyes. */
export type ContactActor = (AtClient & { kind: 'contact' }) | OnlookerActor;

/** Somebody at the firm. Staff and managers see the clients that they are assigned to, owners see all. */
export type EmployeeActor = {
  kind: 'staff' | 'manager' | 'owner';
  personId: string;
  employeeId: string;
  sessionId: string;
  /** The firm asks a second step of its people, and they have none: until then they may set it up, and nothing else. */
  needsFactor?: boolean;
  origin?: Origin;
};

/**
 * What acts without a person. Each has narrow policies of its own in the database:
 * - `stripe`: a signed webhook, or what Stripe answered; settles payments.
 * - `sign-in`: somebody who is not known yet; `subject` is the address or the hash of a link, `personId` once it is known.
 * - `public`: nobody; reads the firm's name.
 * - `job`: the worker; reads all, writes signals, kept PDFs, finished documents and the outbox.
 * - `import`: takes over what another system had.
 * - `setup`: makes the first firm and its owner.
 * - `link`: whoever has the link of a mail, whose hash is `subject`; sees that one invoice and may pay it.
 * - `books`: moves a client's own money between their bills, for whoever may ask for it.
 */
export type MachineActor = {
  kind: 'stripe' | 'sign-in' | 'public' | 'job' | 'import' | 'setup' | 'link' | 'books';
  personId?: string;
  sessionId?: string;
  subject?: string;
  origin?: Origin;
};

export type Actor = ContactActor | EmployeeActor | MachineActor;
export type ActorKind = Actor['kind'];

export const JOB: MachineActor = { kind: 'job' };
export const STRIPE: MachineActor = { kind: 'stripe' };
export const PUBLIC: MachineActor = { kind: 'public' };
export const BOOKS: MachineActor = { kind: 'books' };

export function isEmployee(actor: Actor): actor is EmployeeActor {
  return actor.kind === 'staff' || actor.kind === 'manager' || actor.kind === 'owner';
}

/** Whether somebody sees what a contact sees: the contact, or an onlooker. What each may do is the table's to say. */
export function isContact(actor: Actor): actor is ContactActor {
  return actor.kind === 'contact' || actor.kind === 'onlooker';
}

export function isOnlooker(actor: Actor): actor is OnlookerActor {
  return actor.kind === 'onlooker';
}

/** Who is really there: behind an onlooker somebody at the firm, otherwise the actor. */
export function selfOf<A extends Actor>(actor: A): Exclude<A, OnlookerActor> | EmployeeActor {
  return isOnlooker(actor) ? actor.looker : (actor as Exclude<A, OnlookerActor>);
}

/** The database's role for each kind: the policies of a table are for one or the other (local/migrations/roles.ts). */
function roleOf(actor: Actor): string {
  if (isContact(actor)) return 'porchlight_contact';
  return isEmployee(actor) ? 'porchlight_employee' : 'porchlight_machine';
}

/** Once set, PostgreSQL lets nobody take it back before the transaction ends. */
const READ_ONLY: [string, string][] = [['transaction_read_only', 'on']];

/**
 * What a transaction is set to, as [name, value] pairs: the role that it takes on, and what the database's policies read;
 * absent ones are empty.
 */
export function settingsOf(actor: Actor): [string, string][] {
  const contact = isContact(actor) ? actor : null;
  const rights = contact
    ? (['billing', 'documents', 'colleagues'] as const).filter((right) => contact.rights[right])
    : [];
  return [
    ...(isOnlooker(actor) ? READ_ONLY : []),
    ['role', roleOf(actor)],
    // To the policies an onlooker is the contact, so that both see the same by construction; but not the person, who may
    // be a contact of clients that are no business of whoever looks.
    ['app.actor_kind', isOnlooker(actor) ? 'contact' : actor.kind],
    ['app.person_id', isOnlooker(actor) ? '' : (actor.personId ?? '')],
    ['app.session_id', actor.sessionId ?? ''],
    ['app.employee_id', isEmployee(actor) ? actor.employeeId : ''],
    ['app.client_id', contact?.clientId ?? ''],
    ['app.contact_id', contact?.contactId ?? ''],
    ['app.rights', rights.join(',')],
    ['app.categories', contact ? kindsIn(contact.rights.documents) : ''],
    ['app.subject', 'subject' in actor ? (actor.subject ?? '') : ''],
  ];
}

/** The kinds of documents as the policies read them: '*' is all of them. */
function kindsIn(documents: DocumentsRight): string {
  if (typeof documents === 'boolean') return documents ? '*' : '';
  return documents.join(',');
}
