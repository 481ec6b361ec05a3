import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { type Day, now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type OpenStretch, readWeek } from '@/lib/working-hours';

/** The firm as its settings show it. */
export type FirmSettings = {
  name: string;
  locale: string;
  zone: string;
  currency: string;
  phone: string | null;
  email: string | null;
  address: string | null;
  bankDetails: string | null;
  /** Where the logo is served; null while there is none. */
  logoUrl: string | null;
  week: OpenStretch[];
  /** Working minutes within which somebody answers. */
  replyMinutes: number;
  /** When bills are reminded of, in days from their due day: -3 is three days before. */
  reminderDays: number[];
  /** Whether whoever works here needs a second step when signing in. */
  requiresSecondFactor: boolean;
  /** From today on, soonest first. */
  holidays: { day: Day; name: string }[];
};

type Row = Omit<FirmSettings, 'week' | 'holidays' | 'logoUrl'> & {
  hours: unknown;
  hasLogo: boolean;
  changedAt: Date;
  holidays: { day: string; name: string }[];
};

/** The firm's settings. One statement. */
export async function getFirm(actor: Actor): Promise<FirmSettings> {
  authorize(actor, 'firm.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT f.name, f.locale, f.zone, f.currency, f.phone, f.email, f.address, f.bank_details AS "bankDetails", f.hours,
        f.reply_minutes AS "replyMinutes", f.reminder_days AS "reminderDays", f.requires_second_factor AS "requiresSecondFactor", f.logo IS NOT NULL AS "hasLogo", f.changed_at AS "changedAt",
        (SELECT coalesce(json_agg(json_build_object('day', h.day, 'name', h.name) ORDER BY h.day), '[]')
           FROM holiday h WHERE h.day >= (${now()}::timestamptz AT TIME ZONE f.zone)::date) AS holidays
      FROM firm f`),
  );
  if (!row) throw notFound();
  const { hours, hasLogo, changedAt, ...firm } = row;
  return {
    ...firm,
    week: readWeek(hours),
    logoUrl: hasLogo ? logoUrl(changedAt) : null,
  };
}

/** The address of the logo as it is since `changedAt`: a new one has another, so that either may be kept for long. */
export function logoUrl(changedAt: Date): string {
  return `/api/firm/logo?v=${changedAt.getTime()}`;
}
