'use server';

import { z } from 'zod';
import { publishSeason } from '@/domain/seasons/publish-season';
import { stopSeason } from '@/domain/seasons/stop-season';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGE = { revalidate: ['/staff/documents/seasons'] };
const One = z.object({ id: z.string() });

export const publishSeasonAction = action(
  One.extend({ look: z.string() }),
  (actor, { id, look }) => publishSeason(actor, { seasonId: parseId('sn', id), look }),
  PAGE,
);

export const stopSeasonAction = action(
  One,
  (actor, { id }) => stopSeason(actor, parseId('sn', id)),
  PAGE,
);
