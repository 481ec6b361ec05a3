'use server';

import { z } from 'zod';
import { SIGNING_KINDS } from '@/domain/documents/signing-view';
import { dropPlan } from '@/domain/signing/drop-plan';
import { planSigning } from '@/domain/signing/plan-signing';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { remindSigning } from '@/domain/signing/remind-signing';
import { requestSigning } from '@/domain/signing/request-signing';
import { action } from '@/lib/action';
import { parseDay } from '@/lib/clock';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents'] };
const One = z.object({ id: z.string() });

const Asking = z.object({
  document: z.string(),
  kind: z.enum(SIGNING_KINDS),
  'signers[]': z.array(z.string()).default([]),
  dueOn: z.string().optional(),
});

export const requestSigningAction = action(
  Asking,
  (actor, input) => requestSigning(actor, toInput(input)),
  PAGE,
);

export const planSigningAction = action(
  Asking,
  (actor, input) => planSigning(actor, toInput(input)),
  PAGE,
);

export const dropPlanAction = action(
  One,
  (actor, { id }) => dropPlan(actor, parseId('do', id)),
  PAGE,
);

function toInput({ document, kind, 'signers[]': signers, dueOn }: z.output<typeof Asking>) {
  return {
    documentId: parseId('do', document),
    kind,
    signers: signers.map((signer) => parseId('co', signer)),
    dueOn: dueOn ? parseDay(dueOn, 'dueOn') : null,
  };
}

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
