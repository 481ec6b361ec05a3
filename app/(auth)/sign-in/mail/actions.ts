'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { comeIn, withNext } from '@/app/(auth)/come-in';
import { safeNext } from '@/domain/access/safe-next';
import { MAIL_CODE_MS, mailCode, MailCodeInput } from '@/domain/factors/mail-code';
import { takeCodeLink, takeMailCode, TakeMailCodeInput } from '@/domain/factors/take-mail-code';
import { openAction } from '@/lib/action';
import { readStepCookie, writeStepCookie } from '@/lib/step-cookie';

const next = z.string().optional();

export const mailCodeAction = openAction(MailCodeInput.extend({ next }), async (actor, input) => {
  const { secret } = await mailCode(actor, input);
  await writeStepCookie('mail-code', secret, MAIL_CODE_MS);
  redirect(withNext('/sign-in/mail/code', safeNext(input.next)));
});

export const takeMailCodeAction = openAction(
  TakeMailCodeInput.extend({ next }),
  async (actor, input) => {
    const secret = (await readStepCookie('mail-code')) ?? '';
    return comeIn(await takeMailCode(actor, { code: input.code, secret }), input.next);
  },
);

export const takeCodeLinkAction = openAction(
  z.object({ token: z.string().min(1).max(200) }),
  async (actor, { token }) => {
    const secret = (await readStepCookie('mail-code')) ?? '';
    return comeIn(await takeCodeLink(actor, { token, secret }));
  },
);
