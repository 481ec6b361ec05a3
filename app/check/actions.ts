'use server';

import { z } from 'zod';
import { checkPaymentCode } from '@/domain/invoices/check-payment-code';
import { openAction } from '@/lib/action';
import { PUBLIC } from '@/lib/actor';

const Asked = z.object({
  code: z.string().min(1, 'errors.required').max(40, 'paymentCode.errors.code'),
  amount: z.string().min(1, 'errors.required').max(40, 'paymentCode.errors.amount'),
});

export const checkPaymentCodeAction = openAction(Asked, async ({ origin }, asked) => ({
  answer: await checkPaymentCode({ ...PUBLIC, origin }, asked),
  asked,
}));
