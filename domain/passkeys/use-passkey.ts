import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';

/** A passkey that an answer names. */
export type KeptPasskey = {
  id: string;
  personId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
};

/** What speaks against an answer. */
export type PasskeyFault = 'challenge' | 'answer' | 'counter' | 'access';

/** A passkey by the id that an answer names it by; null where there is none that the actor may know of. */
export async function findPasskey(db: Db, credentialId: string): Promise<KeptPasskey | null> {
  return db.passkey.findFirst({
    where: { credentialId },
    select: { id: true, personId: true, credentialId: true, publicKey: true },
  });
}

/**
 * Writes an authenticator's new count, in the caller's transaction. A count that does not go up means that there are two
 * of it (WebAuthn, 6.1.1); many never count, and stay at 0. Of two at the same moment the lower one is refused.
 * @returns false where it may not be
 */
export async function advanceCounter(db: Db, id: string, counter: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE passkey SET counter = ${counter}::bigint, used_at = ${now()}
    WHERE id = ${id}::uuid AND (counter < ${counter}::bigint OR (counter = 0 AND ${counter}::bigint = 0))
    RETURNING id`);
  return rows.length > 0;
}
