import { addTag } from '@/domain/tags/add-tag';
import { listTags } from '@/domain/tags/list-tags';
import { removeTag } from '@/domain/tags/remove-tag';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, ruth } = cast;

export const tagVerbs: Registry = {
  'domain/tags/add-tag#addTag': {
    call: (actor, { documentId }) => addTag(actor, { documentId, tag: 'Year-end' }),
    rightful: tom,
    kind: 'row',
  },
  'domain/tags/remove-tag#removeTag': {
    call: (actor, { documentId }) => removeTag(actor, { documentId, tag: 'Year-end' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/tags/list-tags#listTags': {
    call: (actor) => listTags(actor),
    rightful: tom,
    kind: 'list',
  },
};
