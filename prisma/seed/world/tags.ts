import { tagKey } from '@/domain/tags/tag-words';
import { record } from './record';
import { subjectOf } from './papers-of';
import type { DemoDocument, DemoEmployee, World } from './world';

/** Gives a document its tags, which the firm's vocabulary then has too. */
export function tagPaper(
  world: World,
  document: DemoDocument,
  { tags, at, by }: { tags: readonly string[]; at: Date; by: DemoEmployee },
): void {
  document.row.tags = [...tags];
  for (const name of tags) {
    const key = tagKey(name);
    if (!world.rows.tag.some((each) => each.key === key)) world.rows.tag.push({ key, name });
  }
  record(
    world,
    { kind: 'employee', employee: by },
    {
      ...{ type: 'document.changed', at, client: document.client },
      subject: subjectOf(document),
      data: { fields: ['tags'] },
    },
  );
}
