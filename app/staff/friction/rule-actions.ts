'use server';

import { z } from 'zod';
import { RULE_NAMES } from '@/domain/friction/rules';
import { changeRule } from '@/domain/friction/trust/change-rule';
import { action } from '@/lib/action';

export const changeRuleAction = action(
  z.object({ rule: z.enum(RULE_NAMES), value: z.coerce.number().int() }),
  changeRule,
  { revalidate: ['/staff'] },
);
