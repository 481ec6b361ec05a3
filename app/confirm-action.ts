'use server';

import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { provePresence } from '@/domain/access/prove-presence';
import { action } from '@/lib/action';

/** "Is it you?", before what nobody else may do from a computer that was left open. Any page may have waited for it. */
export const confirmPresenceAction = action(z.object({ password: TypedPassword }), provePresence, {
  revalidate: ['/'],
});
