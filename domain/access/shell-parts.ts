import type { Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import { env } from '@/lib/env';
import { readWeek, type WorkingHours } from '@/lib/working-hours';
import type { FirmView } from './shell-view';

/** The firm's columns that every shell needs, for a SELECT that names the table `f`. */
export const FIRM_COLUMNS = sql`
  f.name AS "firmName", f.locale, f.zone, f.currency AS "firmCurrency", f.phone AS "firmPhone", f.email AS "firmEmail", f.demo, f.hours,
  f.reply_minutes AS "firmReplyMinutes", f.logo IS NOT NULL AS "hasLogo", f.changed_at AS "firmChangedAt",
  (SELECT coalesce(json_agg(h.day ORDER BY h.day), '[]') FROM holiday h WHERE h.day >= current_date - 2) AS holidays`;

export type FirmRow = {
  firmName: string;
  firmCurrency: string;
  locale: string;
  zone: string;
  firmPhone: string | null;
  firmEmail: string | null;
  demo: boolean;
  hours: unknown;
  firmReplyMinutes: number;
  hasLogo: boolean;
  firmChangedAt: Date;
  holidays: Day[];
};

/** The firm's mark, number and, in a demo, where its stand-ins are looked at. */
export function firmView(row: FirmRow): FirmView {
  const { OUTBOX_URL: outboxUrl, STRIPE_PUBLIC_URL: stripeUrl } = env();
  return {
    currency: row.firmCurrency,
    name: row.firmName,
    // The moment of the last change is part of the address, so that a new logo is not kept from the reader.
    markUrl: row.hasLogo ? `/api/firm/logo?v=${row.firmChangedAt.getTime()}` : null,
    phone: row.firmPhone,
    demo: row.demo && outboxUrl && stripeUrl ? { outboxUrl, stripeUrl } : null,
  };
}

/** When the firm is there, in its own zone. */
export function firmHours(row: FirmRow): WorkingHours {
  return { zone: row.zone, week: readWeek(row.hours), holidays: row.holidays };
}
