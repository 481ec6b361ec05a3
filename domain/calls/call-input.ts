/** How somebody was heard. */
export const LOGGED_CHANNELS = ['call', 'email', 'visit', 'other'] as const;
export type LoggedChannel = (typeof LOGGED_CHANNELS)[number];

export const CONTACT_TOPICS = ['billing', 'payment', 'document', 'access', 'other'] as const;
export type ContactTopic = (typeof CONTACT_TOPICS)[number];

/** What was said stands in the log in so many characters at most. */
export const MOST_SAID = 500;

/** So long whoever wrote it down may take it back. */
export const TAKE_BACK_MINUTES = 10;

/** How the log's vocabulary, which is a contract, calls a channel. */
export const WIRE_CHANNELS = {
  call: 'call',
  email: 'email',
  visit: 'message',
  other: 'message',
} as const satisfies Record<LoggedChannel, string>;
