import { WebAuthnError } from '@simplewebauthn/browser';

/** Why a device did not do what it was asked, as far as somebody can do something about it. */
export type DeviceFault = 'stopped' | 'exists' | 'failed';

/** What an error of the browser's means. Whoever closes the browser's own window has stopped it. */
export function faultOf(error: unknown): DeviceFault {
  if (
    error instanceof WebAuthnError &&
    error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
  ) {
    return 'exists';
  }
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'stopped' : 'failed';
}

/**
 * Posts JSON to a route of ours and reads what it answers.
 * @throws Error with the route's own sentence where it refuses
 */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as { title?: string } | null;
    throw new RouteRefusal(problem?.title ?? '');
  }
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** A route said no, in a sentence that can be shown as it is. */
export class RouteRefusal extends Error {}
