import { notFound } from '@/lib/errors';
import { openRoute } from '@/lib/route';

/** An address that is none is answered as every other here: a page that says so would be one without a nonce. */
export const GET = openRoute({}, () => Promise.reject(notFound()));
