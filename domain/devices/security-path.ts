import { isContact } from '@/lib/actor';
import type { PersonActor } from '@/lib/session-row';

/** The page on which somebody sees how they sign in, and where. */
export function securityPath(actor: PersonActor): '/security' | '/staff/security' {
  return isContact(actor) ? '/security' : '/staff/security';
}
