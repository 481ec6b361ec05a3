'use server';

import { z } from 'zod';
import { CASE_WAITS } from '@/domain/friction/cases/case-waits';
import { DISMISS_REASONS, dismissCase } from '@/domain/friction/cases/dismiss-case';
import { reopenCase } from '@/domain/friction/cases/reopen-case';
import { settleCase } from '@/domain/friction/cases/settle-case';
import { snoozeCase } from '@/domain/friction/cases/snooze-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { chooseDigest } from '@/domain/friction/digest/choose-digest';
import { action } from '@/lib/action';

const Case = z.object({ caseId: z.string() });
const everywhere = { revalidate: ['/staff'] };

export const takeCaseAction = action(Case, takeCase, everywhere);

export const snoozeCaseAction = action(
  z.union([
    Case.extend({ for: z.enum(CASE_WAITS) }),
    Case.extend({ until: z.iso.datetime().pipe(z.coerce.date()) }),
  ]),
  snoozeCase,
  everywhere,
);

export const dismissCaseAction = action(
  Case.extend({
    reason: z.enum(DISMISS_REASONS),
    note: z.string().trim().max(500, 'cases.errors.note_long').optional(),
  }),
  dismissCase,
  everywhere,
);

export const settleCaseAction = action(Case, settleCase, everywhere);

export const reopenCaseAction = action(Case, reopenCase, everywhere);

export const chooseDigestAction = action(
  z.object({ wanted: z.boolean() }),
  chooseDigest,
  everywhere,
);
