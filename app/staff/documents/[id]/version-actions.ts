'use server';

import { z } from 'zod';
import { dropVersion } from '@/domain/versions/drop-version';
import { publishVersion } from '@/domain/versions/publish-version';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents'] };
const Newer = z.object({ id: z.string(), newer: z.string() });

export const publishVersionAction = action(
  Newer.extend({ changed: z.string() }),
  (actor, { id, newer, changed }) =>
    publishVersion(actor, {
      documentId: parseId('do', id),
      newerId: parseId('do', newer),
      changed,
    }),
  PAGE,
);

export const dropVersionAction = action(
  Newer,
  (actor, { id, newer }) =>
    dropVersion(actor, { documentId: parseId('do', id), newerId: parseId('do', newer) }),
  PAGE,
);
