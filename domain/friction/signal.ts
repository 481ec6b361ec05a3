import type { Subject } from '@/domain/activity/events';
import type { RuleName, Severity, Stage } from './rules';

/** What a sentence is made of: safe to keep as JSON. Days are `YYYY-MM-DD`, instants RFC 3339. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** One line that a rule has raised: an episode's first, or a rise of its severity. */
export interface Signal {
  rule: RuleName;
  stage: Stage;
  /** The client firm, as on the wire (`cl_…`). */
  client: string;
  /** The invoice, document, complaint or survey, the page, or null where the rule speaks of the client. */
  subject: Subject | null;
  severity: Severity;
  /** The moment at which the rule could first know, in milliseconds since 1970. */
  raisedAtMs: number;
  /** When the episode's first line was raised. With rule, client and subject it names the episode. */
  episodeStartedAtMs: number;
  /** The ids of the events behind it, oldest first; never empty. */
  evidence: readonly string[];
  facts: Facts;
}
