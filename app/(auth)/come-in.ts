import { redirect } from 'next/navigation';
import { type Entered, SECOND_STEP_MS } from '@/domain/access/enter';
import { safeNext } from '@/domain/access/safe-next';
import { writeSessionCookie } from '@/lib/auth-cookie';
import { endOwnSession } from './end-own-session';
import { clearStepCookies, writeStepCookie } from '@/lib/step-cookie';

/** Takes whoever was let in to where they wanted to go, or on to their second step, which knows it too. */
export async function comeIn(entered: Entered, next?: string): Promise<never> {
  const wanted = safeNext(next);
  if (entered.step === 'code') {
    await writeStepCookie('second-step', entered.secret, SECOND_STEP_MS);
    redirect(withNext('/sign-in/code', wanted));
  }
  await endOwnSession();
  await writeSessionCookie(entered);
  await clearStepCookies();
  redirect(wanted ?? entered.home);
}

/** A page of signing in that knows where to go afterwards. */
export function withNext(path: string, next: string | null): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}
