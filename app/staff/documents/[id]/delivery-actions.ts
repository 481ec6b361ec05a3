'use server';

import { z } from 'zod';
import { askForConsent } from '@/domain/consent/ask-for-consent';
import { handOverW2 } from '@/domain/consent/hand-over-w2';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents'] };
const Whose = z.object({ document: z.string(), contact: z.string() });

export const handOverW2Action = action(
  Whose,
  (actor, { document, contact }) =>
    handOverW2(actor, {
      documentId: parseId('do', document),
      contactId: parseId('co', contact),
    }),
  PAGE,
);

export const askForConsentAction = action(
  Whose,
  (actor, { document, contact }) =>
    askForConsent(actor, {
      documentId: parseId('do', document),
      contactId: parseId('co', contact),
    }),
  PAGE,
);
