'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { CauseText, MeasureFields, OwnerFields, SignalIds } from '@/domain/causes/cause-input';
import { editCause } from '@/domain/causes/edit-cause';
import { endCause, ENDINGS, reopenCause } from '@/domain/causes/end-cause';
import { fixCause } from '@/domain/causes/fix-cause';
import { giveCause, takeCauseBack } from '@/domain/causes/give-cause';
import { readMeasure } from '@/domain/causes/measure';
import { ownCause } from '@/domain/causes/own-cause';
import { proposeCause } from '@/domain/causes/propose-cause';
import { action } from '@/lib/action';

const Cause = z.object({ cause: z.string() });
const Signals = z.object({ 'signals[]': SignalIds });
const everywhere = { revalidate: ['/staff'] };

export const proposeCauseAction = action(
  CauseText.extend(MeasureFields.shape).extend({ id: z.string(), ...Signals.shape }),
  async (actor, { id, sentence, remedy, 'signals[]': signals, ...measure }): Promise<void> => {
    await proposeCause(actor, { id, sentence, remedy, signals, measure: readMeasure(measure) });
    redirect(`/staff/friction/causes/${id}`);
  },
  everywhere,
);

export const editCauseAction = action(
  Cause.extend(CauseText.shape).extend(MeasureFields.shape),
  async (actor, { cause, sentence, remedy, ...measure }) => {
    await editCause(actor, { cause, sentence, remedy, measure: readMeasure(measure) });
  },
  everywhere,
);

export const ownCauseAction = action(Cause.extend(OwnerFields.shape), ownCause, everywhere);

export const fixCauseAction = action(
  Cause.extend({ fixedOn: z.string().max(20), remedy: CauseText.shape.remedy }),
  fixCause,
  everywhere,
);

export const endCauseAction = action(Cause.extend({ as: z.enum(ENDINGS) }), endCause, everywhere);

export const reopenCauseAction = action(Cause, reopenCause, everywhere);

export const giveCauseAction = action(
  Cause.extend(Signals.shape),
  async (actor, { cause, 'signals[]': signals }) => {
    await giveCause(actor, { cause, signals });
  },
  everywhere,
);

/** As above, for several at once: they are looked at where they are now. */
export const giveChosenAction = action(
  Signals.extend({ cause: z.string().min(1, 'causes.errors.cause') }),
  async (actor, { cause, 'signals[]': signals }): Promise<void> => {
    await giveCause(actor, { cause, signals });
    redirect(`/staff/friction/causes/${cause}#signals`);
  },
  everywhere,
);

export const takeCauseBackAction = action(
  Signals,
  (actor, { 'signals[]': signals }) => takeCauseBack(actor, { signals }),
  everywhere,
);
