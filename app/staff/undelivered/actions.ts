'use server';

import { z } from 'zod';
import { resendMail, settleFailure } from '@/domain/mail/settle-failure';
import { action } from '@/lib/action';

const Failure = z.object({ id: z.string() });
const everywhere = { revalidate: ['/staff'] };

export const resendMailAction = action(Failure, resendMail, everywhere);

export const settleFailureAction = action(Failure, settleFailure, everywhere);
