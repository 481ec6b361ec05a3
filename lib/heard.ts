/** How somebody was heard outside the portal. */
export const LOGGED_CHANNELS = ['call', 'email', 'visit', 'other'] as const;
export type LoggedChannel = (typeof LOGGED_CHANNELS)[number];

/** About what a client gets in touch. */
export const CONTACT_TOPICS = ['billing', 'payment', 'document', 'access', 'other'] as const;
export type ContactTopic = (typeof CONTACT_TOPICS)[number];

/** What was said stands in the log in so many characters at most. */
export const MOST_SAID = 500;
