import type { RuleName } from '../rules';
import { DEFAULT_SETTINGS, type FrictionSettings, type SettingsChange } from '../settings';

/** The one figure of a rule that the firm sets, and what it may be set to: from the most to the least easily raised. */
export interface Threshold {
  name: string;
  choices: readonly number[];
}

/** By rule. What is not here (windows, a visit's length) stays as published, so that the rules stay comparable. */
export const THRESHOLDS = {
  status_recheck: { name: 'visits', choices: [2, 3, 4, 5, 6] },
  payment_failed: { name: 'waitMinutes', choices: [0, 15, 30, 60, 120] },
  checkout_abandoned: { name: 'waitHours', choices: [2, 6, 12, 24, 48, 72] },
  viewed_overdue: { name: 'daysPastDue', choices: [1, 3, 5, 7, 14] },
  status_mismatch: { name: 'waitMinutes', choices: [5, 15, 30, 60] },
  document_unopened: { name: 'waitDays', choices: [3, 5, 7, 10, 14] },
  document_blocked: { name: 'failures', choices: [2, 3, 4] },
  signin_struggle: { name: 'failures', choices: [2, 3, 4, 5] },
  locked_out: { name: 'waitHours', choices: [4, 12, 24, 48] },
  search_empty: { name: 'searches', choices: [2, 3, 4, 5] },
  // The browser tells of four clicks in a second, and of no fewer.
  rage_click: { name: 'clicks', choices: [4, 5, 6, 8] },
  dead_click: { name: 'clicks', choices: [2, 3, 4] },
  error_hit: { name: 'rejections', choices: [2, 3, 4, 5] },
  loop: { name: 'views', choices: [5, 7, 9, 11] },
  contact_after_self_service: { name: 'windowHours', choices: [48, 24, 12, 4] },
  repeat_contact: { name: 'contacts', choices: [2, 3, 4] },
  unhappy: { name: 'effort', choices: [4, 3, 2, 1] },
  gone_quiet: { name: 'timesMedian', choices: [2, 3, 4, 5] },
} as const satisfies Record<RuleName, Threshold>;

/** What a rule's threshold is by these settings. */
export function thresholdOf(rule: RuleName, settings: FrictionSettings): number {
  return (settings[rule] as Record<string, number>)[THRESHOLDS[rule].name] ?? 0;
}

/** What it is by default, as published. */
export function defaultOf(rule: RuleName): number {
  return thresholdOf(rule, DEFAULT_SETTINGS);
}

/** Whether a rule may be set to it. */
export function isChoice(rule: RuleName, value: number): boolean {
  return (THRESHOLDS[rule].choices as readonly number[]).includes(value);
}

/** The next that is less easily raised; null at the last one. */
export function stricterThan(rule: RuleName, value: number): number | null {
  const choices: readonly number[] = THRESHOLDS[rule].choices;
  const place = choices.indexOf(value);
  return place < 0 ? null : (choices[place + 1] ?? null);
}

/** A rule's threshold as a change of the settings. */
export function asChange(rule: RuleName, value: number): SettingsChange {
  return { [rule]: { [THRESHOLDS[rule].name]: value } };
}
