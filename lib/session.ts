import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { type EmployeeActor, isContact, isOnlooker } from './actor';
import { readSessionId } from './auth-cookie';
import { originOf } from './origin';
import { actorOfSession, type PersonActor } from './session-row';

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

/** For the firm's pages: to a client they do not exist. Whoever looks as a client does ends that first. */
export async function requireEmployee(path?: string): Promise<EmployeeActor> {
  const actor = await getActor(path);
  if (isOnlooker(actor)) redirect('/');
  if (isContact(actor)) notFound();
  return actor;
}
