'use server';

import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { drawMark } from '@/components/paper/draw-mark';
import { confirmReader } from '@/domain/looks/confirm-reader';
import { grantDocument } from '@/domain/looks/grant-document';
import { LOOK_REASONS } from '@/domain/looks/look-reason';
import { OPEN_FAILURES, reportOpenFailed } from '@/domain/looks/report-open-failed';
import { action } from '@/lib/action';
import { parseId, publicId } from '@/lib/ids';

/** One opening in the viewer: recorded, and then where the bytes are. */
export const openDocumentAction = action(
  z.object({
    id: z.string(),
    version: z.number().int().optional(),
    reason: z.object({ why: z.enum(LOOK_REASONS), note: z.string().max(1000) }).optional(),
  }),
  async (actor, { id, version, reason }) => {
    const asked = { documentId: parseId('do', id), purpose: 'open', version, reason } as const;
    const { grantId, sizeBytes, mark } = await grantDocument(actor, asked, drawMark);
    return {
      ...{ sizeBytes, mark },
      url: `/api/documents/${id}/content?grant=${publicId('gr', grantId)}`,
    };
  },
);

/** "Is it you?" before a paper that asks for it; the page behind then shows it. */
export const confirmReaderAction = action(
  z.object({
    id: z.string(),
    password: TypedPassword,
  }),
  (actor, { id, password }) => confirmReader(actor, { documentId: parseId('do', id), password }),
  { revalidate: ['/documents', '/staff/documents'] },
);

export const reportOpenFailedAction = action(
  z.object({ id: z.string(), reason: z.enum(OPEN_FAILURES) }),
  (actor, { id, reason }) => reportOpenFailed(actor, { documentId: parseId('do', id), reason }),
);
