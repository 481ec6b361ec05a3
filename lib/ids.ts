import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { notFound } from './errors';

/** What a public id begins with: `in_…` is an invoice. The letters are the contract of docs and events. */
export type IdPrefix =
  | 'pe' // person
  | 'em' // employee
  | 'cl' // client
  | 'co' // contact
  | 'in' // invoice
  | 'li' // invoice line
  | 'cn' // credit note
  | 'pa' // payment
  | 'ck' // checkout
  | 're' // refund
  | 'dp' // dispute
  | 'ag' // agreement
  | 'ai' // agreement item
  | 'tx' // tax rate
  | 'qu' // question about a line
  | 'lm' // message of a question
  | 'do' // document
  | 'fc' // category of the firm's own
  | 'pb' // what was published together
  | 'up' // upload that is on its way
  | 'sn' // season's papers in one archive
  | 'rq' // request for documents
  | 'ri' // item of a request
  | 'rt' // template of a request
  | 'sg' // asking for a document to be signed
  | 'cs' // sample of a consent
  | 'ho' // legal hold
  | 'ek' // exit kit
  | 'eg' // grant to download an exit kit
  | 'px' // all about a person, to be taken out
  | 'er' // erasure of a person's data
  | 'gr' // grant to open a document
  | 'si' // signal
  | 'ca' // cause
  | 'sc' // case of signals
  | 'cv' // what a client said, and somebody wrote down
  | 'vi' // visit
  | 'se' // session
  | 'dv' // device that somebody signs in with
  | 'pk' // passkey
  | 'ml' // mail
  | 'mf'; // mail that did not arrive

/** A new UUIDv7: sorted by the moment at which it was made (RFC 9562). */
export function newId(): string {
  return v7();
}

/** A UUIDv7 for a moment in the past, for what is taken over from elsewhere. */
export function newIdAt(at: Date): string {
  return v7({ msecs: at.getTime() });
}

/** The id as it is shown outside: a TypeID of the row's UUID. */
export function publicId(prefix: IdPrefix, id: string): string {
  return TypeID.fromUUID(prefix, id).toString();
}

/**
 * The row's UUID of an id that came from outside.
 * @throws PortalError not_found for anything that is no such id, so that a wrong id and an absent row read the same.
 */
export function parseId(prefix: IdPrefix, text: string): string {
  try {
    return uuidOf(TypeID.fromString(text, prefix).toUUIDBytes());
  } catch {
    throw notFound();
  }
}

/** By hand: the library's own refuses what has no version, as a session's id has none. */
function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
