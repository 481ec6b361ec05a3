import { DAY_MS, isOnPath, type Reading, type TaskRule } from '../task';

/** Whoever reads help and then calls does so within a day (events.md, `contact_after_self_service`). */
const SILENCE_MS = DAY_MS;

/**
 * Reaching a person: from the help that was read first to the question that was sent. The time since the act before it went
 * into writing it. Given up where somebody read help and then called or wrote a mail within a day: what they came for was
 * not to be had here. Help that nothing followed has helped, as far as anybody can say, and is no try.
 */
export const reachPerson: TaskRule = {
  name: 'reach_person',
  parts: ['way', 'help', 'writing', 'refused', 'elsewhere'],
  steps: ['looked', 'asked'],
  silenceMs: SILENCE_MS,
  leads: (event) => isOnPath(event, '/', '/help', '/help/', '/learn', '/learn/'),
  read(event, going): Reading | null {
    switch (event.type) {
      case 'help.viewed':
        return { begins: true, part: 'help', clicks: 1 };
      case 'page.viewed':
        return going && !going.isDone && isOnPath(event, '/help', '/help/', '/learn/')
          ? { part: 'help', clicks: 0 }
          : null;
      case 'contact.received':
        if (event.visit === null) {
          return going && !going.isDone
            ? { part: 'elsewhere', clicks: 0, ends: 'given_up', isElsewhere: true }
            : null;
        }
        return asked();
      case 'contact.continued':
      case 'invoice.disputed':
      case 'complaint.opened':
        return event.visit === null ? null : asked();
      case 'form.rejected':
        return isOnPath(event, '/help', '/help/')
          ? { begins: true, part: 'refused', clicks: 1, isError: true }
          : null;
      default:
        return null;
    }
  },
  left: ({ part }) => (part === 'refused' ? 'given_up' : null),
};

function asked(): Reading {
  return { begins: true, part: 'writing', clicks: 1, step: 1, ends: 'done', tookSince: true };
}
