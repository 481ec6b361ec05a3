'use server';

import { z } from 'zod';
import { markSeen } from '@/domain/invoices/mark-seen';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

export const markSeenAction = action(z.object({ id: z.string() }), (actor, { id }) =>
  markSeen(actor, { id: parseId('in', id) }),
);
