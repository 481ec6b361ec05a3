'use server';

import { z } from 'zod';
import { reportSendFailed } from '@/domain/requests/report-send-failed';
import { takeBackFile } from '@/domain/requests/take-back-file';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

export const takeBackFileAction = action(
  z.object({ id: z.string() }),
  (actor, { id }) => takeBackFile(actor, { documentId: parseId('do', id) }),
  { revalidate: ['/requests', '/documents'] },
);

export const reportSendFailedAction = action(z.object({ item: z.string() }), (actor, { item }) =>
  reportSendFailed(actor, { itemId: parseId('ri', item) }),
);
