'use server';

import { z } from 'zod';
import { takeBackFile } from '@/domain/requests/take-back-file';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

export const takeBackFileAction = action(
  z.object({ id: z.string() }),
  (actor, { id }) => takeBackFile(actor, { documentId: parseId('do', id) }),
  { revalidate: ['/requests', '/documents'] },
);
