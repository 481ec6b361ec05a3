import { categoriesOf } from '@/domain/clients/rights-input';
import type { DocumentAudience } from '@/domain/documents/category';
import type { DocumentCategory } from '@/lib/document-category';
import type { Day } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { type OwnName, ownCategoryId } from './own-categories';
import type { Paper } from './paper';
import { record } from './record';
import { tagPaper } from './tags';
import type { DemoClient, DemoContact, DemoDocument, DemoEmployee, World } from './world';

export type NewPaper = {
  client: DemoClient;
  title: string;
  category: DocumentCategory;
  /** What the firm calls it, of its own categories. */
  own?: OwnName;
  /** The year that it is about. */
  year: number;
  paper: Paper;
  /** Those with the right to documents unless told; named people where there are some. */
  audience?: Exclude<DocumentAudience, 'named'>;
  named?: readonly DemoContact[];
  actionNeeded?: boolean;
  dueOn?: Day | null;
  tags?: readonly string[];
  /** When it was published. */
  at: Date;
  by?: DemoEmployee;
};

const BROUGHT_BEFORE_MS = 11 * 60_000;
const TAGGED_BEFORE_MS = 4 * 60_000;

/** Brings a document in and publishes it. */
export function publishPaper(world: World, paper: NewPaper): DemoDocument {
  const { client, at, named, by = client.staff, actionNeeded = false, dueOn = null, tags } = paper;
  const document = bringPaper(world, { ...paper, at: new Date(at.getTime() - BROUGHT_BEFORE_MS) });
  const { row } = document;
  if (tags) tagPaper(world, document, { tags, at: new Date(at.getTime() - TAGGED_BEFORE_MS), by });
  row.state = 'published';
  row.publishedAt = at;
  row.publishedBy = by.personId;
  document.publishedAt = at;
  document.readers = readersOf(
    client,
    { audience: row.audience ?? 'documents_right', category: row.category ?? 'other' },
    named ?? [],
  );
  record(
    world,
    { kind: 'employee', employee: by },
    {
      type: 'document.published',
      at,
      client,
      subject: subjectOf(document),
      data: { category: paper.category, actionNeeded, dueOn },
    },
  );
  return document;
}

export type BroughtPaper = Omit<NewPaper, 'client'> & {
  /** Null where it could not be told whose it is. */
  client: DemoClient | null;
  by: DemoEmployee;
  /** Whose it may be. */
  candidates?: readonly DemoClient[];
};

/** Brings a document in: read and ready, not published. */
export function bringPaper(world: World, paper: NewPaper | BroughtPaper): DemoDocument {
  const { client, title, category, year, named, at, actionNeeded = false, dueOn = null } = paper;
  const by = paper.by ?? (client as DemoClient).staff;
  const id = world.newId(at);
  const audience = named ? 'named' : (paper.audience ?? 'documents_right');
  const document: DemoDocument = {
    row: {
      id,
      clientId: client?.id ?? null,
      title,
      filename: `${title.replace(/[/:]/g, '-')}.pdf`,
      category,
      firmCategoryId: paper.own ? ownCategoryId(world, paper.own) : null,
      year,
      state: 'ready',
      audience,
      mediaType: 'application/pdf',
      pages: 1,
      matchedBy: client ? 'name' : null,
      candidates: 'candidates' in paper ? (paper.candidates ?? []).map((each) => each.id) : [],
      actionNeeded,
      dueOn,
      uploadedBy: by.personId,
      createdAt: at,
      publishedAt: null,
      publishedBy: null,
    },
    client,
    readers: [],
    publishedAt: null,
    openedAt: null,
    paper: paper.paper,
    versions: [],
  };
  world.documents.push(document);
  for (const contact of named ?? []) {
    world.rows.documentReader.push({
      documentId: id,
      contactId: contact.id,
      clientId: contact.client.id,
    });
  }
  record(
    world,
    { kind: 'employee', employee: by },
    { type: 'document.uploaded', at, client, subject: subjectOf(document), data: {} },
  );
  return document;
}

/** Somebody at the firm opens a document, and says why. */
export function openAtFirm(
  world: World,
  document: DemoDocument,
  { at, by, reason }: { at: Date; by: DemoEmployee; reason: string },
): void {
  world.rows.documentGrant.push({
    id: world.newId(at),
    documentId: document.row.id as string,
    clientId: document.client?.id ?? null,
    personId: by.personId,
    sessionId: by.sessionId,
    purpose: 'open',
    version: document.versions.length + 1,
    createdAt: at,
    expiresAt: new Date(at.getTime() + 3_600_000),
  });
  record(
    world,
    { kind: 'employee', employee: by },
    {
      type: 'document.opened',
      at,
      client: document.client,
      subject: subjectOf(document),
      data: {},
      reason,
    },
  );
}

export function subjectOf({ row }: DemoDocument): { kind: 'document'; id: string } {
  return { kind: 'document', id: publicId('do', row.id as string) };
}

function readersOf(
  { contacts }: DemoClient,
  { audience, category }: { audience: DocumentAudience; category: DocumentCategory },
  named: readonly DemoContact[],
): DemoContact[] {
  if (audience === 'named') return [...named];
  return contacts.filter(
    ({ rights, joinedAt }) =>
      joinedAt && (audience === 'all' || categoriesOf(rights.documents).includes(category)),
  );
}
