import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { changeTags } from './change-tags';
import { tagKey } from './tag-words';

/**
 * Takes a tag off a document of the firm's. One that it has not is no error.
 * @throws PortalError not_found
 */
export async function removeTag(
  actor: Actor,
  { documentId, tag }: { documentId: string; tag: string },
): Promise<void> {
  authorizeEmployee(actor, 'document.tag');
  await dbAs(actor, (db) =>
    changeTags(db, actor, documentId, (tags) =>
      tags.filter((each) => tagKey(each) !== tagKey(tag)),
    ),
  );
}
