import { z } from 'zod';

/** What somebody calls a thing of theirs: one line, without what would turn it round or hide it. */
export const OwnName = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1, 'errors.required').max(60, 'errors.too_long'));
