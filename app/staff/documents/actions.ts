'use server';

import { z } from 'zod';
import { DOCUMENT_AUDIENCES } from '@/domain/documents/category';
import { changeDocument } from '@/domain/publishing/change-document';
import { chooseClient } from '@/domain/intake/choose-client';
import { discardDocument } from '@/domain/intake/discard-document';
import { findRecipients } from '@/domain/intake/find-recipients';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { action } from '@/lib/action';
import { parseCategory } from './parse-category';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents'] };
const One = z.object({ id: z.string() });

export const findClientsAction = action(z.object({ query: z.string() }), (actor, { query }) =>
  findRecipients(actor, query),
);

export const chooseClientAction = action(
  One.extend({ client: z.string() }),
  (actor, { id, client }) =>
    chooseClient(actor, { documentId: parseId('do', id), clientId: parseId('cl', client) }),
  PAGE,
);

const Change = One.extend({
  title: z.string(),
  category: z.string(),
  year: z.coerce.number('documents.year_invalid'),
  audience: z.enum(DOCUMENT_AUDIENCES),
  'readers[]': z.array(z.string()).default([]),
  isW2: z.literal('on').optional(),
  actionNeeded: z.literal('on').optional(),
  dueOn: z.string().optional(),
});

export const changeDocumentAction = action(
  Change,
  (actor, { id, category, 'readers[]': readers, isW2, actionNeeded, dueOn, ...change }) =>
    changeDocument(actor, {
      ...change,
      documentId: parseId('do', id),
      category: parseCategory(category),
      readers: readers.map((reader) => parseId('co', reader)),
      form: isW2 ? 'w2' : null,
      actionNeeded: actionNeeded === 'on',
      dueOn: dueOn || null,
    }),
  PAGE,
);

export const discardDocumentAction = action(
  One,
  (actor, { id }) => discardDocument(actor, parseId('do', id)),
  PAGE,
);

export const publishDocumentsAction = action(
  z.object({ items: z.array(z.object({ id: z.string(), version: z.string() })) }),
  (actor, { items }) =>
    publishDocuments(
      actor,
      items.map(({ id, version }) => ({ documentId: parseId('do', id), version })),
    ),
  PAGE,
);

export const takeBackPublishingAction = action(
  One.extend({ document: z.string().optional() }),
  async (actor, { id, document }) => {
    await takeBackPublishing(actor, {
      publishingId: parseId('pb', id),
      ...(document && { documentId: parseId('do', document) }),
    });
  },
  PAGE,
);

export const tellPublishingAction = action(
  One,
  async (actor, { id }) => {
    await tellPublishing(actor, parseId('pb', id));
  },
  PAGE,
);

export const withdrawDocumentAction = action(
  One,
  (actor, { id }) => withdrawDocument(actor, parseId('do', id)),
  PAGE,
);
