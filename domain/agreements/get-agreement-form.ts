import type { Actor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { SIGNED_UP, type SignedUp, type SignedUpRow, toSignedUp } from '../clients/signed-up';

/** What the form of an agreement is drawn from. Ids are public. */
export type AgreementFormView = {
  /** The id that the new agreement will have. */
  id: string;
  client: { id: string; name: string; nameLang: string | null; currency: string };
  /** The one in whose place it comes; null for a first one. */
  replaces: SignedUp | null;
  /** The client's contracts, to name the one that was signed. */
  contracts: { id: string; title: string }[];
  today: Day;
  locale: string;
};

type Row = {
  name: string;
  nameLang: string | null;
  currency: string;
  zone: string;
  locale: string;
  replaces: SignedUpRow | null;
  contracts: { id: string; title: string }[];
};

/**
 * What the form for a new agreement of a client begins with. One statement.
 * @param input.replaces the row id of the agreement in whose place it comes.
 * @throws PortalError not_found for a client that the actor does not look after, and for an agreement of another.
 */
export async function getAgreementForm(
  actor: Actor,
  { clientId, replaces = null }: { clientId: string; replaces?: string | null },
): Promise<AgreementFormView> {
  authorizeEmployee(actor, 'agreement.change');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT c.name, c.name_lang AS "nameLang", c.currency, f.zone, f.locale,
        (SELECT ${SIGNED_UP} FROM agreement a WHERE a.id = ${replaces}::uuid AND a.client_id = c.id) AS replaces,
        (SELECT coalesce(json_agg(json_build_object('id', d.id, 'title', d.title) ORDER BY d.published_at DESC, d.id), '[]')
           FROM document d WHERE d.client_id = c.id AND d.category = 'contract' AND d.state = 'published') AS contracts
      FROM client c CROSS JOIN firm f WHERE c.id = ${clientId}::uuid`),
  );
  if (!row || (replaces !== null && !row.replaces)) throw notFound();
  return {
    id: publicId('ag', newId()),
    client: {
      id: publicId('cl', clientId),
      name: row.name,
      nameLang: row.nameLang,
      currency: row.currency,
    },
    replaces: row.replaces && toSignedUp(row.replaces),
    contracts: row.contracts.map(({ id, title }) => ({ id: publicId('do', id), title })),
    today: todayIn(row.zone),
    locale: row.locale,
  };
}
