import type { EventType } from '../activity/events';

/** What an access history tells of, by what the filter calls it. */
export const ACCESS_KINDS = ['papers', 'signin', 'rights', 'looking'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** The types of each kind by their whole names, as the database's index asks for them. */
export const ACCESS_TYPES: Readonly<Record<AccessKind, readonly EventType[]>> = {
  papers: [
    'document.opened',
    'document.downloaded',
    'document.previewed',
    'invoice.viewed',
    'invoice.downloaded',
    'statement.downloaded',
    'receipt.downloaded',
    'exit_kit.downloaded',
    'person_export.downloaded',
  ],
  signin: [
    'signin.succeeded',
    'signin.failed',
    'signin.locked',
    'signin.reset_requested',
    'presence.proved',
    'presence.refused',
    'person.signed_out',
    'session.ended',
    'address.changed',
  ],
  rights: ['contact.invited', 'contact.joined', 'contact.changed', 'assignment.changed'],
  looking: ['look.began', 'look.page_read', 'look.ended'],
};

/** Which kind a type is of. */
export function kindOf(type: EventType): AccessKind {
  return ACCESS_KINDS.find((kind) => ACCESS_TYPES[kind].includes(type)) ?? 'papers';
}
