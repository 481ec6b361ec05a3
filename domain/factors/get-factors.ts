import { isPresent, provedAtOf } from '@/domain/access/presence';
import { authorize } from '@/domain/authorize';
import { isEmployee } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import type { PersonActor } from '@/lib/session-row';
import { describeTotp } from '@/lib/totp';
import { readSecret } from './totp-secret';

/** The ways into one's own account, as their page shows them. */
export type FactorsView = {
  /** The second step, once it is set up; null before. */
  on: { since: Date; codesLeft: number } | null;
  /** Whether the firm asks it of this person. */
  isRequired: boolean;
  /** Whether it was proved lately that it is them. */
  isPresent: boolean;
  /** While it is being set up, and only for whoever has proved that it is them: what the app is told. */
  setup: { address: string; key: string } | null;
};

type Row = {
  firm: string;
  email: string;
  required: boolean;
  provedAt: Date | null;
  wrappedKey: Uint8Array | null;
  keyId: string | null;
  createdAt: Date | null;
  confirmedAt: Date | null;
  codesLeft: number;
};

/** A secret that nobody confirmed stays on the screen no longer. */
export const SETUP_MS = 60 * 60_000;

/** One's own ways in. One statement. */
export async function getFactors(actor: PersonActor): Promise<FactorsView> {
  authorize(actor, 'factor.read');
  const { personId } = actor;
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT f.name AS firm, p.email, f.requires_second_factor AS required, ${provedAtOf(actor)} AS "provedAt",
        t.wrapped_key AS "wrappedKey", t.key_id AS "keyId", t.created_at AS "createdAt", t.confirmed_at AS "confirmedAt",
        (SELECT count(*)::int FROM recovery_code r WHERE r.person_id = p.id AND r.used_at IS NULL) AS "codesLeft"
      FROM firm f, person p LEFT JOIN totp t ON t.person_id = p.id
      WHERE p.id = ${personId}::uuid`),
  );
  const present = isPresent(row?.provedAt ?? null);
  const view = {
    on: row?.confirmedAt ? { since: row.confirmedAt, codesLeft: row.codesLeft } : null,
    isRequired: isEmployee(actor) && row?.required === true,
    isPresent: present,
    setup: null,
  };
  if (!row?.wrappedKey || !row.keyId || !row.createdAt || row.confirmedAt || !present) return view;
  if (now().getTime() - row.createdAt.getTime() > SETUP_MS) return view;
  const secret = readSecret({ wrappedKey: row.wrappedKey, keyId: row.keyId }, personId);
  return { ...view, setup: describeTotp(secret, { issuer: row.firm, label: row.email }) };
}
