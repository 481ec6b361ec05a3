'use server';

import { z } from 'zod';
import { acknowledgeDocument } from '@/domain/signing/acknowledge-document';
import { declineSigning } from '@/domain/signing/decline-signing';
import { signDocument } from '@/domain/signing/sign-document';
import { action } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { PasskeyAnswer } from '@/lib/webauthn';

const PAGES = { revalidate: ['/documents', '/staff/documents'] };
const One = z.object({ id: z.string() });

export const signDocumentAction = action(
  One.extend({
    statement: z.string().max(64),
    agreed: z.literal('on', 'signing.errors.agree'),
    way: z.enum(['typed', 'drawn']).default('typed'),
    name: z.string().max(400, 'errors.too_long').default(''),
    drawing: z.string().max(200_000, 'signing.errors.drawing').default(''),
    password: z.string().max(400, 'errors.too_long').default(''),
    /** What a passkey signed, as JSON, in the password's place. */
    passkey: z.string().max(8_000).default(''),
  }),
  (actor, { id, password, passkey, ...input }) =>
    signDocument(actor, {
      ...input,
      id: parseId('sg', id),
      agreed: true,
      proof: passkey ? { answer: readAnswer(passkey) } : { password: required(password) },
    }),
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

function required(password: string): string {
  if (password) return password;
  throw new PortalError('invalid', 'errors.invalid', { fields: { password: 'errors.required' } });
}

function readAnswer(text: string): PasskeyAnswer {
  try {
    return PasskeyAnswer.parse(JSON.parse(text));
  } catch {
    throw new PortalError('invalid', 'passkeys.refused');
  }
}
