import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { type EmployeeActor, isContact, isOnlooker } from './actor';
import { readSessionId } from './auth-cookie';
import { originOf } from './origin';
import { actorOfSession, type PersonActor } from './session-row';

/** Where somebody at the firm sets up the second step that they are asked for. */
const SECURITY = '/staff/security';

/** Who is signed in, or null. Read once a request, so that a page and its parts share one actor. */
export const findActor = cache(async (): Promise<PersonActor | null> => {
  const sessionId = await readSessionId();
  if (!sessionId) return null;
  return actorOfSession(sessionId, originOf(await headers()));
});

/** Who is signed in; nobody is sent to the sign-in page, which brings them back to `path`. */
export async function getActor(path?: string): Promise<PersonActor> {
  const actor = await findActor();
  if (!actor) redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
  return actor;
}

/**
 * For the firm's pages: to a client they do not exist. Whoever looks as a client does ends that first, and whoever needs a
 * second step is led to it.
 */
export async function requireEmployee(path?: string): Promise<EmployeeActor> {
  const actor = await getActor(path);
  if (isOnlooker(actor)) redirect('/');
  if (isContact(actor)) notFound();
  // Comfort alone: no verb does anything for them before.
  if (actor.needsFactor && !path?.startsWith(SECURITY)) redirect(SECURITY);
  return actor;
}
