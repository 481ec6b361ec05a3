'use server';

import { z } from 'zod';
import { SIGNING_KINDS } from '@/domain/documents/signing-view';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { remindSigning } from '@/domain/signing/remind-signing';
import { requestSigning } from '@/domain/signing/request-signing';
import { action } from '@/lib/action';
import { parseDay } from '@/lib/clock';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents'] };
const One = z.object({ id: z.string() });

export const requestSigningAction = action(
  z.object({
    document: z.string(),
    kind: z.enum(SIGNING_KINDS),
    'signers[]': z.array(z.string()).default([]),
    dueOn: z.string().optional(),
  }),
  (actor, { document, kind, 'signers[]': signers, dueOn }) =>
    requestSigning(actor, {
      documentId: parseId('do', document),
      kind,
      signers: signers.map((signer) => parseId('co', signer)),
      dueOn: dueOn ? parseDay(dueOn, 'dueOn') : null,
    }),
  PAGE,
);

export const remindSigningAction = action(
  One,
  (actor, { id }) => remindSigning(actor, { id: parseId('sg', id) }),
  PAGE,
);

export const cancelSigningAction = action(
  One,
  (actor, { id }) => cancelSigning(actor, { id: parseId('sg', id) }),
  PAGE,
);
