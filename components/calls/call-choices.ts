import type { CallClient } from '@/domain/calls/find-call-clients';

/** What the panel is told: whom one may have heard, and when an answer could be promised, written out. */
export type CallChoices = {
  /** A UUID for the form: what is sent twice is written once. */
  key: string;
  clients: CallClient[];
  times: { label: string; until: string }[];
};
