import { MINUTE_MS, type Reading, type TaskRule } from '../task';

/**
 * Signing in: from the first try, the code or the way to a new password to being in. What stands before the first try nobody
 * has seen, so that one that succeeds at once has no time. Given up where half an hour passes. Joining by an invitation is
 * no signing in.
 */
export const signIn: TaskRule = {
  name: 'sign_in',
  parts: ['way', 'wrong', 'code', 'reset', 'locked'],
  steps: ['tried', 'in'],
  silenceMs: 30 * MINUTE_MS,
  leads: () => false,
  read(event, going): Reading | null {
    switch (event.type) {
      case 'signin.failed':
        return { begins: true, part: 'wrong', clicks: 1, isError: true };
      case 'signin.locked':
        return going && { part: 'locked', clicks: 0, isError: true };
      case 'signin.reset_requested':
        return { begins: true, part: 'reset', clicks: 1 };
      case 'signin.code_mailed':
        return { begins: true, part: 'code', clicks: 1 };
      case 'signin.succeeded':
        if (!going && event.data.method === 'invitation') return null;
        return { begins: true, part: 'way', clicks: 1, step: 1, ends: 'done' };
      default:
        return null;
    }
  },
  left: () => 'given_up',
};
