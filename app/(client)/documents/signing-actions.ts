'use server';

import { z } from 'zod';
import { acknowledgeDocument } from '@/domain/signing/acknowledge-document';
import { declineSigning } from '@/domain/signing/decline-signing';
import { signDocument } from '@/domain/signing/sign-document';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGES = { revalidate: ['/documents', '/staff/documents'] };
const One = z.object({ id: z.string() });

export const signDocumentAction = action(
  One.extend({
    statement: z.string().max(64),
    agreed: z.literal('on', 'signing.errors.agree'),
    way: z.enum(['typed', 'drawn']).default('typed'),
    name: z.string().max(400, 'errors.too_long').default(''),
    drawing: z.string().max(200_000, 'signing.errors.drawing').default(''),
    password: z.string().min(1, 'errors.required').max(400, 'errors.too_long'),
  }),
  (actor, { id, ...input }) =>
    signDocument(actor, { ...input, id: parseId('sg', id), agreed: true }),
  PAGES,
);

export const acknowledgeDocumentAction = action(
  One.extend({ statement: z.string().max(64) }),
  (actor, { id, statement }) => acknowledgeDocument(actor, { id: parseId('sg', id), statement }),
  PAGES,
);

export const declineSigningAction = action(
  One.extend({ reason: z.string().max(1_000, 'errors.too_long') }),
  (actor, { id, reason }) => declineSigning(actor, { id: parseId('sg', id), reason }),
  PAGES,
);
