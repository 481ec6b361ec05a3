import type { LoggedChannel } from '@/lib/heard';

/** How the log's vocabulary, which is a contract, calls a channel. */
export const WIRE_CHANNELS = {
  call: 'call',
  email: 'email',
  visit: 'message',
  other: 'message',
} as const satisfies Record<LoggedChannel, string>;
