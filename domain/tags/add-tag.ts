import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { changeTags } from './change-tags';
import { readTag, tagKey } from './tag-words';

/** More words than these don't order anything. */
const MOST_TAGS = 12;

/**
 * Gives a document of the firm's a tag, as it is written where it was used first. One that it has already is no error.
 * Clients who see the document see its tags.
 * @throws PortalError not_found; invalid by field; conflict where there are too many
 */
export async function addTag(
  actor: Actor,
  { documentId, tag }: { documentId: string; tag: string },
): Promise<void> {
  authorizeEmployee(actor, 'document.tag');
  const { name, key } = readTag(tag);
  await dbAs(actor, async (db) => {
    await db.tag.createMany({ data: { key, name }, skipDuplicates: true });
    const known = await db.tag.findUnique({ where: { key }, select: { name: true } });
    await changeTags(db, actor, documentId, (tags) => {
      if (tags.some((each) => tagKey(each) === key)) return tags;
      if (tags.length >= MOST_TAGS) {
        throw new PortalError('conflict', 'documentTags.errors.too_many', {
          values: { most: MOST_TAGS },
        });
      }
      return [...tags, known?.name ?? name];
    });
  });
}
