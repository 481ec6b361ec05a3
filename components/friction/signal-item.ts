import type { EventWords } from '@/domain/activity/describe-event';
import type { LogEntry } from '@/domain/activity/log-entry';
import type { MessageKey, SentenceValues } from '@/domain/friction/sentence';
import type { Severity, Stage } from '@/domain/friction/rules';

/** A signal with everything written out, as its row is drawn from. */
export type SignalItem = {
  id: string;
  severity: Severity;
  stage: Stage;
  client: { href: string; name: string; nameLang: string | null };
  /** The catalogue's sentence about the client, and what fills it. */
  about: MessageKey;
  values: SentenceValues;
  whyNow: string;
  takenBy: { name: string; isReader: boolean } | null;
  who: { name: string; nameLang: string | null } | null;
  /** What to do next; null where the client has nobody to write to. */
  next: { label: string; href: string } | null;
  evidence: readonly {
    id: string;
    type: LogEntry['type'];
    at: string;
    time: string;
    words: EventWords;
    href: string | null;
    lang: string | null;
    logHref: string;
  }[];
};
