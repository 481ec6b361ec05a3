import type { PersonActor } from '@/lib/session-row';
import { isContact } from '@/lib/actor';

/** Where somebody sees what is kept about them. */
export function privacyPath(actor: PersonActor): '/privacy' | '/staff/privacy' {
  return isContact(actor) ? '/privacy' : '/staff/privacy';
}
