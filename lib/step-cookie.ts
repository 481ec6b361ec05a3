import { cookies } from 'next/headers';
import { ownCookie } from './own-cookie';

/** What binds a step of signing in to the browser that began it: a secret, of which the row keeps the hash. */
export type Step = 'second-step' | 'mail-code';

/** Gives the browser the secret of a step, for as long as the step is open. */
export async function writeStepCookie(step: Step, secret: string, lastsMs: number): Promise<void> {
  const { name, attributes } = ownCookie(step);
  (await cookies()).set(name, secret, { ...attributes, maxAge: lastsMs / 1000 });
}

/** The secret of a step that this browser has begun, or null. */
export async function readStepCookie(step: Step): Promise<string | null> {
  return (await cookies()).get(ownCookie(step).name)?.value || null;
}

/** Takes the secrets of all steps from a browser that has come in. */
export async function clearStepCookies(): Promise<void> {
  const jar = await cookies();
  for (const step of ['second-step', 'mail-code'] as const) {
    const { name, attributes } = ownCookie(step);
    if (jar.has(name)) jar.set(name, '', { ...attributes, maxAge: 0 });
  }
}
