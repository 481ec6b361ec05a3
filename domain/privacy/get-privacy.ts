import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { isPresent, provedAtOf } from '../access/presence';
import { authorize } from '../authorize';
import { ERASURE_OBJECT, type ErasureRow, type ErasureView, toErasure } from './erasure-view';
import { type ErasureStanding, readStanding } from './read-standing';
import { whoseExport } from './whose-export';

/** How it stands with a person's own data: for themselves, or for an owner who acts for them. */
export type PrivacyView = ErasureStanding & {
  nameLang: string | null;
  /** The newest; null where nothing was ever asked. */
  erasure: ErasureView | null;
  /** An address that a link went to and that is not confirmed yet. */
  waitsFor: { email: string; until: Date } | null;
  isPresent: boolean;
};

type Row = {
  nameLang: string | null;
  provedAt: Date | null;
  erasure: ErasureRow | null;
  waitsFor: { email: string; until: string } | null;
};

/**
 * Two statements.
 * @param about whose, where it is not the asker
 * @throws PortalError not_found
 */
export async function getPrivacy(
  actor: Actor,
  { about }: { about?: string | undefined } = {},
): Promise<PrivacyView> {
  authorize(actor, 'privacy.read');
  const { asker, personId } = whoseExport(actor, about);
  return readAs(asker, async (db) => {
    const standing = await readStanding(db, personId);
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT p.name_lang AS "nameLang", ${provedAtOf(asker)} AS "provedAt",
             (SELECT ${ERASURE_OBJECT} FROM erasure e WHERE e.person_id = p.id ORDER BY e.asked_at DESC, e.id DESC LIMIT 1) AS erasure,
             (SELECT json_build_object('email', a.email, 'until', a.expires_at) FROM address_change a
               WHERE a.person_id = p.id AND a.used_at IS NULL AND a.expires_at > now() ORDER BY a.created_at DESC LIMIT 1) AS "waitsFor"
      FROM person p WHERE p.id = ${personId}::uuid`);
    if (!row || !standing) throw notFound();
    const { erasure, waitsFor, provedAt, nameLang } = row;
    return {
      ...standing,
      nameLang,
      erasure: erasure && toErasure(erasure),
      waitsFor: waitsFor && { email: waitsFor.email, until: new Date(waitsFor.until) },
      isPresent: isPresent(provedAt),
    };
  });
}
