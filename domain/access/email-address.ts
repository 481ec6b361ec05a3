import { z } from 'zod';

/** An address as it is kept and compared: without blanks round it, in lower case. */
export function normalEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** An address that somebody gives for a person. */
export const EmailAddress = z
  .string()
  .transform(normalEmail)
  .pipe(
    z.string().min(1, 'errors.required').max(254, 'errors.too_long').email('access.email_invalid'),
  );
