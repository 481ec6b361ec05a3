/** Where a call is written down without script, and on a phone. */
export const CALL_PAGE = '/staff/calls/new';
