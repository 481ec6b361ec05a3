import type { Subject } from '@/domain/activity/events';
import type { RuleName } from '../rules';
import type { Facts } from '../signal';

/**
 * What a case is about: an invoice, a document, a page, a complaint; the topic that a client asks about, where nobody can say
 * of which thing; null for the client itself. Ids are public.
 */
export type Root = { kind: string; id: string } | null;

/** The parts of a signal that say what it is about. */
type About = { rule: string; subject: Pick<Subject, 'kind' | 'id'> | null; facts: Facts };

const ONE_THING = /^\/(invoices|documents|requests)\/((?:in|do|rq)_\w+)$/;
const KINDS = { invoices: 'invoice', documents: 'document', requests: 'request' } as const;

/** Rules that name no thing, and yet are about getting in: a call about that belongs to them. */
const ABOUT_ACCESS: readonly RuleName[] = ['signin_struggle', 'locked_out'];

/** Rules about a client who asks: what they ask about is what the trouble was about that led to it. */
export const ASKING: readonly RuleName[] = ['contact_after_self_service', 'repeat_contact'];

/**
 * What a signal is about by itself. A page about one thing is about that thing, so that an error on the page of a bill and a
 * failed payment of it are one case.
 */
export function rootOf({ rule, subject, facts }: About): Root {
  if (subject?.kind === 'page') {
    const [, place, id] = ONE_THING.exec(subject.id) ?? [];
    return place && id ? { kind: KINDS[place as keyof typeof KINDS], id } : subject;
  }
  if (subject) return { kind: subject.kind, id: subject.id };
  if (ABOUT_ACCESS.some((each) => each === rule)) return { kind: 'topic', id: 'access' };
  if (ASKING.some((each) => each === rule) && typeof facts.topic === 'string') {
    return { kind: 'topic', id: facts.topic };
  }
  return null;
}
