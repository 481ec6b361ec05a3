import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { recordActivity } from '../activity/record-activity';
import { authorizeOnlooker } from '../authorize';

/**
 * Writes down, in the name of whoever looks, which page of the client's they read: before it is shown, by the server, so that
 * no browser can leave it out. It counts as no visit of the client's.
 */
export async function recordLook(actor: Actor, { path }: { path: string }): Promise<void> {
  authorizeOnlooker(actor, 'look.record');
  const { looker, clientId, contactId } = actor;
  const [id = '/'] = path.split('?');
  await dbAs(looker, (db) =>
    recordActivity(db, looker, {
      type: 'look.page_read',
      clientId,
      contactId,
      subject: { kind: 'page', id },
      data: {},
    }),
  );
}
