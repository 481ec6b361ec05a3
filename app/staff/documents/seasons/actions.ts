'use server';

import { z } from 'zod';
import { publishSeason } from '@/domain/seasons/publish-season';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

export const publishSeasonAction = action(z.object({ id: z.string() }), (actor, { id }) =>
  publishSeason(actor, parseId('sn', id)),
);
