'use server';

import { z } from 'zod';
import { addTag } from '@/domain/tags/add-tag';
import { removeTag } from '@/domain/tags/remove-tag';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGES = { revalidate: ['/staff/documents', '/documents'] };
const Tagged = z.object({ id: z.string(), tag: z.string() });

export const addTagAction = action(
  Tagged,
  (actor, { id, tag }) => addTag(actor, { documentId: parseId('do', id), tag }),
  PAGES,
);

export const removeTagAction = action(
  Tagged,
  (actor, { id, tag }) => removeTag(actor, { documentId: parseId('do', id), tag }),
  PAGES,
);
