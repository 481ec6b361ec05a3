/**
 * Thresholds of the rules, each of which the firm can change. Units are in the names; a day is 24 hours, and a
 * window includes both of its ends. The defaults are those of the published rules.
 */
export const DEFAULT_SETTINGS = {
  /** Events of one contact with gaps under this are one visit. */
  visitGapMinutes: 30,
  /** The same rule, client and subject is raised anew after this long in which it did not hold. */
  againDays: 7,
  status_recheck: { visits: 3, highVisits: 5, windowDays: 7 },
  payment_failed: { waitMinutes: 30, highFailures: 3, highWindowHours: 24 },
  checkout_abandoned: { waitHours: 24 },
  viewed_overdue: { daysPastDue: 3 },
  status_mismatch: { waitMinutes: 15 },
  document_unopened: { waitDays: 7, soonWaitDays: 3, soonWithinDays: 7 },
  document_blocked: { failures: 2, windowHours: 24 },
  signin_struggle: { failures: 3, windowMinutes: 15, resets: 2, resetWindowHours: 24 },
  /** What a struggle is, is said above. */
  locked_out: { waitHours: 24 },
  search_empty: { searches: 2 },
  rage_click: { clicks: 4 },
  dead_click: { clicks: 2 },
  error_hit: {
    rejections: 3,
    windowMinutes: 10,
    /** Errors at this many clients within the window are one incident and nobody's own friction. */
    incidentClients: 5,
    incidentWindowMinutes: 10,
  },
  loop: { views: 7, dwellSeconds: 10, windowMinutes: 10 },
  contact_after_self_service: { windowHours: 24, helpViews: 2 },
  repeat_contact: { contacts: 2, windowDays: 7 },
  /** 1 hard ... 7 easy. */
  unhappy: { effort: 3 },
  gone_quiet: {
    visits: 3,
    idleDays: 30,
    timesMedian: 3,
    /** A silence is a season's when there was one this long ago, give or take. */
    seasonAgoDays: 365,
    seasonGiveDays: 21,
  },
};

export type FrictionSettings = typeof DEFAULT_SETTINGS;

/** What a firm has changed: any part of the settings. */
export type SettingsChange = {
  [K in keyof FrictionSettings]?: FrictionSettings[K] extends number
    ? number
    : Partial<FrictionSettings[K]>;
};

/** The settings that a firm's changes amount to, the rest by default. */
export function withChanges(change: SettingsChange): FrictionSettings {
  const merged = Object.entries(DEFAULT_SETTINGS).map(([name, value]) => {
    const changed = change[name as keyof FrictionSettings];
    if (changed === undefined) return [name, value];
    return [name, typeof value === 'number' ? changed : { ...value, ...(changed as object) }];
  });
  return Object.fromEntries(merged) as FrictionSettings;
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
