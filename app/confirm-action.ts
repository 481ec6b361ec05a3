'use server';

import { z } from 'zod';
import { provePresence } from '@/domain/access/prove-presence';
import { action } from '@/lib/action';

const Password = z.string().min(1, 'errors.required').max(400, 'errors.too_long');

/** "Is it you?", before what nobody else may do from a computer that was left open. Any page may have waited for it. */
export const confirmPresenceAction = action(z.object({ password: Password }), provePresence, {
  revalidate: ['/'],
});
