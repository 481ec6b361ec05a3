import { authorize } from '@/domain/authorize';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { isPresent, provedAtOf } from '../access/presence';

/** A passkey as its person sees it. */
export type OwnPasskey = {
  id: string;
  name: string;
  /** Kept by an account, and so on several devices. */
  isSynced: boolean;
  addedAt: Date;
  /** Null until it was used. */
  usedAt: Date | null;
};

export type OwnPasskeys = {
  passkeys: OwnPasskey[];
  /** Whether a proof of presence still counts, which adding and removing ask for. */
  isPresent: boolean;
};

type Row = Omit<OwnPasskey, 'addedAt' | 'usedAt'> & { addedAt: string; usedAt: string | null };

/** Somebody's own passkeys, the oldest first. One statement. */
export async function listPasskeys(actor: PersonActor): Promise<OwnPasskeys> {
  authorize(actor, 'passkey.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ provedAt: Date | null; passkeys: Row[] }[]>(sql`
      SELECT ${provedAtOf(actor)} AS "provedAt",
        (SELECT coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'isSynced', k.is_synced,
                  'addedAt', k.created_at, 'usedAt', k.used_at) ORDER BY k.created_at, k.id), '[]')
           FROM passkey k WHERE k.person_id = ${actor.personId}::uuid) AS passkeys`),
  );
  return {
    isPresent: isPresent(row?.provedAt ?? null),
    passkeys: (row?.passkeys ?? []).map(({ id, addedAt, usedAt, ...rest }) => ({
      ...rest,
      id: publicId('pk', id),
      addedAt: new Date(addedAt),
      usedAt: usedAt === null ? null : new Date(usedAt),
    })),
  };
}
