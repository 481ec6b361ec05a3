import type { Paper } from './paper';
import { subjectOf } from './papers-of';
import { record } from './record';
import type { DemoDocument, DemoEmployee, World } from './world';

const BROUGHT_BEFORE_MS = 6 * 60_000;

/** Publishes a newer version of a document that was published. Looks from now on are of this one. */
export function renewPaper(
  world: World,
  document: DemoDocument,
  newer: { paper: Paper; changed: string; at: Date; by: DemoEmployee },
): void {
  const { client, versions } = document;
  versions.push({ ...newer, filename: document.row.filename.replace(/\.pdf$/, ', corrected.pdf') });
  document.openedAt = null;
  const doer = { kind: 'employee', employee: newer.by } as const;
  const subject = subjectOf(document);
  record(world, doer, {
    ...{ type: 'document.version_brought', client, subject, data: {} },
    at: new Date(newer.at.getTime() - BROUGHT_BEFORE_MS),
  });
  record(world, doer, {
    ...{ type: 'document.version_published', client, subject, at: newer.at },
    data: { version: versions.length + 1 },
  });
}
