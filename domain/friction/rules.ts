/** The part of a client's journey that a rule watches. */
export type Stage = 'pay' | 'documents' | 'access' | 'find' | 'any' | 'help' | 'relationship';

/** high: now. medium: today. low: in the digest. */
export type Severity = 'low' | 'medium' | 'high';

/** What a rule is, apart from how it judges. Its words are in the catalogue, `friction.rules.<name>`. */
export interface RuleEntry {
  stage: Stage;
  /** The severity with which an episode usually begins. */
  severity: Severity;
}

/** The rules in the order in which they are told of an event, and in which ties are printed. */
export const RULES = {
  status_recheck: { stage: 'pay', severity: 'medium' },
  payment_failed: { stage: 'pay', severity: 'medium' },
  checkout_abandoned: { stage: 'pay', severity: 'medium' },
  viewed_overdue: { stage: 'pay', severity: 'medium' },
  status_mismatch: { stage: 'pay', severity: 'high' },
  document_unopened: { stage: 'documents', severity: 'low' },
  document_blocked: { stage: 'documents', severity: 'high' },
  signin_struggle: { stage: 'access', severity: 'medium' },
  locked_out: { stage: 'access', severity: 'high' },
  search_empty: { stage: 'find', severity: 'low' },
  rage_click: { stage: 'any', severity: 'low' },
  dead_click: { stage: 'any', severity: 'low' },
  error_hit: { stage: 'any', severity: 'medium' },
  loop: { stage: 'find', severity: 'low' },
  contact_after_self_service: { stage: 'help', severity: 'high' },
  repeat_contact: { stage: 'help', severity: 'high' },
  unhappy: { stage: 'relationship', severity: 'high' },
  gone_quiet: { stage: 'relationship', severity: 'low' },
} as const satisfies Record<string, RuleEntry>;

export type RuleName = keyof typeof RULES;

export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** Tells a rule's name from any other text. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(RULES, name);
}

const RANKS = { low: 1, medium: 2, high: 3 } as const satisfies Record<Severity, number>;

/** Severity as a number to compare by: the higher, the sooner somebody has to look. */
export function rankOf(severity: Severity): number {
  return RANKS[severity];
}
