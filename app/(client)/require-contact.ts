import { notFound, redirect } from 'next/navigation';
import { recordLook } from '@/domain/looking/record-look';
import { type ContactActor, isContact, isOnlooker } from '@/lib/actor';
import { getActor } from '@/lib/session';

/**
 * Who reads one of the client's pages: an employee finds nothing there, but who looks as a contact does. That is written
 * down before the page is made, in their own name.
 */
export async function requireContact(path: string): Promise<ContactActor> {
  const actor = await getActor(path);
  if (!isContact(actor)) redirect('/staff');
  if (isOnlooker(actor)) await recordLook(actor, { path });
  return actor;
}

/** As `requireContact`, for the pages about a contact's own ways in: whoever looks as they do finds nothing there. */
export async function requireContactInPerson(path: string): Promise<ContactActor> {
  const actor = await requireContact(path);
  if (isOnlooker(actor)) notFound();
  return actor;
}
