'use server';

import { z } from 'zod';
import { renderInThread } from '@/components/paper/paper-thread';
import { beginSample } from '@/domain/consent/begin-sample';
import { declineConsent } from '@/domain/consent/decline-consent';
import { giveConsent } from '@/domain/consent/give-consent';
import { withdrawConsent } from '@/domain/consent/withdraw-consent';
import { isContact } from '@/lib/actor';
import { action } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';

const PAGES = { revalidate: ['/'] };

/** A sample of one's own; its length is told, since the viewer reads by parts. */
export const beginSampleAction = action(z.object({}), async (actor) => {
  const { sampleId, paper } = await beginSample(actor);
  const { length } = await renderInThread({ kind: 'sample', paper });
  const id = publicId('cs', sampleId);
  return { id, url: `/api/consent/samples/${id}`, sizeBytes: length };
});

export const giveConsentAction = action(
  z.object({
    sample: z.string(),
    code: z.string().min(1, 'errors.required').max(40, 'errors.too_long'),
    disclosure: z.string().max(64),
  }),
  (actor, { sample, code, disclosure }) =>
    giveConsent(actor, { sampleId: parseId('cs', sample), code, disclosure }),
  PAGES,
);

export const declineConsentAction = action(z.object({}), (actor) => declineConsent(actor), PAGES);

export const withdrawConsentAction = action(
  z.object({}),
  (actor) => {
    if (!isContact(actor)) throw new PortalError('forbidden', 'errors.forbidden');
    return withdrawConsent(actor, { contactId: actor.contactId });
  },
  PAGES,
);
