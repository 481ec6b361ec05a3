'use server';

import { z } from 'zod';
import { DISMISS_REASONS, dismissSignal } from '@/domain/friction/dismiss-signal';
import { reopenSignal } from '@/domain/friction/reopen-signal';
import { snoozeSignal } from '@/domain/friction/snooze-signal';
import { takeSignal } from '@/domain/friction/take-signal';
import { action } from '@/lib/action';

const Signal = z.object({ signalId: z.string() });
const everywhere = { revalidate: ['/staff'] };

export const takeSignalAction = action(Signal, takeSignal, everywhere);

export const snoozeSignalAction = action(
  Signal.extend({ until: z.iso.datetime().pipe(z.coerce.date()) }),
  snoozeSignal,
  everywhere,
);

export const dismissSignalAction = action(
  Signal.extend({ reason: z.enum(DISMISS_REASONS) }),
  dismissSignal,
  everywhere,
);

export const reopenSignalAction = action(Signal, reopenSignal, everywhere);
