import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { OwnCategory } from './category';
import { OWN_CATEGORIES } from './own-category';

export type PublishedClient = { id: string; name: string; nameLang: string | null };

/** What the firm's documents are chosen by. Ids are public. */
export type PublishedMenus = {
  /** The clients that something was published to, by name. */
  clients: PublishedClient[];
  /** The words that the firm has used as tags, by name. */
  tags: string[];
  /** The firm's own categories, by name, the retired ones too. */
  categories: OwnCategory[];
};

/** A menu of more names than this is no help. */
const MENU_MOST = 300;

/** What to choose from where the firm's documents are listed. One statement. */
export async function listPublishedMenus(actor: Actor): Promise<PublishedMenus> {
  authorizeEmployee(actor, 'document.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<PublishedMenus[]>(sql`
      SELECT (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'nameLang', c.name_lang) ORDER BY c.name, c.id), '[]')
                FROM (SELECT c.* FROM client c
                       WHERE EXISTS (SELECT 1 FROM document d WHERE d.client_id = c.id AND d.state IN ('published', 'withdrawn'))
                       ORDER BY c.name, c.id LIMIT ${MENU_MOST}) c) AS clients,
             (SELECT coalesce(json_agg(t.name ORDER BY t.key), '[]')
                FROM (SELECT * FROM tag ORDER BY key LIMIT ${MENU_MOST}) t) AS tags,
             ${OWN_CATEGORIES} AS categories`),
  );
  const { clients = [], tags = [], categories = [] } = row ?? {};
  return {
    tags,
    clients: clients.map((client) => ({ ...client, id: publicId('cl', client.id) })),
    categories: categories.map((own) => ({ ...own, id: publicId('fc', own.id) })),
  };
}
