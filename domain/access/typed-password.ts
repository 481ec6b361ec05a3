import { z } from 'zod';

/** A password as somebody types it, theirs or one that is to be: whether it is right, or good enough, is judged later. */
export const TypedPassword = z.string().min(1, 'errors.required').max(400, 'errors.too_long');
