'use server';

import { z } from 'zod';
import { provePresence } from '@/domain/access/prove-presence';
import { action } from '@/lib/action';

const Password = z.string().min(1, 'errors.required').max(400, 'errors.too_long');

/** "Is it you?" before the log goes out. */
export const confirmForLogAction = action(z.object({ password: Password }), provePresence, {
  revalidate: ['/staff/activity/proof'],
});
