import { PortalError } from '@/lib/errors';
import { translator } from '@/lib/translator';

/** Why somebody at the firm opens a paper with somebody's numbers on it; the client reads it beside the look. */
export const LOOK_REASONS = ['question', 'checking', 'preparing', 'correcting', 'other'] as const;

export type LookReason = {
  why: (typeof LOOK_REASONS)[number];
  /** In their own words; needed for `other`. */
  note: string;
};

const MOST_NOTE = 200;

/**
 * A reason as it is recorded and shown: "To answer a question: box 12".
 * @throws PortalError invalid where it says nothing, or too much
 */
export function reasonText(reason: LookReason | undefined): string {
  if (!reason) throw new PortalError('invalid', 'looking.reason_needed');
  const note = reason.note
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if ([...note].length > MOST_NOTE) throw wrong('errors.too_long');
  if (reason.why === 'other') {
    if (!note) throw wrong('looking.note_needed');
    return note;
  }
  const why = translator()(`looking.why.${reason.why}`);
  return note ? `${why}: ${note}` : why;
}

/** Whether a refusal asks for a reason, which the document's page then does. */
export function asksForReason(error: unknown): boolean {
  return error instanceof PortalError && error.messageKey === 'looking.reason_needed';
}

function wrong(key: string): PortalError {
  return new PortalError('invalid', key, { fields: { note: key } });
}
