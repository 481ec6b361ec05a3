import { idOnPath, isOnPath, type Reading, type TaskRule, VISIT_GAP_MS } from '../task';

/**
 * Sending what was asked for: from the way to the request to the last file for it. Reading what is asked is no try, since
 * nobody has to send it at once. Given up where a file was refused and none was taken in the next half hour.
 */
export const sendDocument: TaskRule = {
  name: 'send_document',
  parts: ['way', 'choosing', 'refused'],
  steps: ['opened', 'sent'],
  silenceMs: VISIT_GAP_MS,
  leads: (event) => isOnPath(event, '/', '/requests', '/requests/', '/documents'),
  read(event, going): Reading | null {
    switch (event.type) {
      case 'document.uploaded':
      case 'document.upload_failed': {
        if (event.subject.kind !== 'request') return null;
        const about = { kind: 'request', id: event.subject.id } as const;
        if (event.type === 'document.uploaded')
          return { begins: true, about, part: 'choosing', clicks: 1, step: 1, ends: 'done' };
        return { begins: true, about, part: 'refused', clicks: 1, isError: true };
      }
      case 'page.viewed': {
        const id = idOnPath(event, '/requests/', 'rq');
        return going && id && going.about.some((each) => each.id === id)
          ? { part: going.part, clicks: 0 }
          : null;
      }
      case 'form.rejected':
      case 'error.shown': {
        const id = idOnPath(event, '/requests/', 'rq');
        return id
          ? {
              begins: true,
              about: { kind: 'request', id },
              part: 'refused',
              clicks: event.type === 'form.rejected' ? 1 : 0,
              isError: true,
            }
          : null;
      }
      default:
        return null;
    }
  },
  left: () => 'given_up',
};
