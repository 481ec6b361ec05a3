'use server';

import { z } from 'zod';
import { cancelDeletion } from '@/domain/records/cancel-deletion';
import { liftHold } from '@/domain/records/lift-hold';
import { placeHold } from '@/domain/records/place-hold';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGES = { revalidate: ['/staff'] };

export const deleteDocumentAction = action(
  z.object({ id: z.string(), title: z.string() }),
  async (actor, { id, title }) => {
    await scheduleDeletion(actor, { documentId: parseId('do', id), title });
  },
  PAGES,
);

export const cancelDeletionAction = action(
  z.object({ id: z.string() }),
  (actor, { id }) => cancelDeletion(actor, { documentId: parseId('do', id) }),
  PAGES,
);

export const placeHoldAction = action(
  z.object({ client: z.string(), document: z.string().optional(), reason: z.string() }),
  (actor, { client, document, reason }) =>
    placeHold(actor, {
      clientId: parseId('cl', client),
      documentId: document ? parseId('do', document) : null,
      reason,
    }),
  PAGES,
);

export const liftHoldAction = action(
  z.object({ id: z.string(), reason: z.string() }),
  (actor, { id, reason }) => liftHold(actor, { holdId: parseId('ho', id), reason }),
  PAGES,
);
