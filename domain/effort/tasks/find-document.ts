import { idOnPath, isOnPath, type Reading, type TaskRule, VISIT_GAP_MS } from '../task';

/**
 * Finding a paper: from the list or the search to its being open. Looking through the list alone is no try, since nobody can
 * say that something was sought. Given up after a search that found nothing, or a paper that would not open, where nothing
 * was opened in the next half hour; what a search found may have answered by itself.
 */
export const findDocument: TaskRule = {
  name: 'find_document',
  parts: ['way', 'searching_again', 'results', 'confirming', 'failed'],
  steps: ['looked', 'opened'],
  silenceMs: VISIT_GAP_MS,
  leads: (event) =>
    isOnPath(event, '/', '/documents', '/search', '/requests') || event.type === 'search.performed',
  read(event, going): Reading | null {
    switch (event.type) {
      case 'search.performed': {
        // What found something is on the way; what found nothing is the try itself.
        const hasFound = event.data.results > 0;
        if (hasFound && (!going || going.isDone)) return null;
        return { begins: true, part: hasFound ? 'results' : 'searching_again', clicks: 1 };
      }
      case 'page.viewed':
        return going && !going.isDone && isOnPath(event, '/search', '/documents')
          ? { part: going.part, clicks: isOnPath(event, '/documents') ? 1 : 0 }
          : null;
      case 'document.previewed':
        return { begins: true, about: paper(event.subject.id), part: 'confirming', clicks: 1 };
      case 'document.opened':
      case 'document.downloaded':
      case 'document.signed':
      case 'document.acknowledged': {
        if (going?.isDone && going.about.some(({ id }) => id === event.subject.id)) {
          return { part: 'way', clicks: 0 };
        }
        const about = paper(event.subject.id);
        return { begins: true, about, part: 'way', clicks: 1, step: 1, ends: 'done' };
      }
      case 'document.open_failed':
        return {
          begins: true,
          about: paper(event.subject.id),
          part: event.data.reason === 'stepup' ? 'confirming' : 'failed',
          clicks: 1,
          isError: true,
        };
      case 'error.shown': {
        const id = event.data.during === 'open' ? idOnPath(event, '/documents/', 'do') : null;
        return id
          ? { begins: true, about: paper(id), part: 'failed', clicks: 0, isError: true }
          : null;
      }
      default:
        return null;
    }
  },
  left: ({ part }) => (part === 'results' ? 'done' : 'given_up'),
};

function paper(id: string) {
  return { kind: 'document', id } as const;
}
