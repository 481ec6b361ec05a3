export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'unavailable';

/** What a sentence of the catalogue is filled with. */
export type MessageValues = Record<string, string | number>;

type Details = {
  /** Fills the sentence, and those of the fields. */
  values?: MessageValues;
  /** Field name -> key of the message catalogue: what is wrong there and what would be right. */
  fields?: Record<string, string>;
  /** The inner reason, for the log alone. */
  cause?: unknown;
};

/**
 * The one error that the product throws on purpose. `messageKey` is a key of the message catalogue: a sentence for
 * the person who asked. It is turned into something readable by `action()`, `route()` and the pages, and nowhere else.
 */
export class PortalError extends Error {
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly values: MessageValues;
  readonly fields: Record<string, string>;

  constructor(code: ErrorCode, messageKey: string, details: Details = {}) {
    super(`${code}: ${messageKey}`, { cause: details.cause });
    this.name = 'PortalError';
    this.code = code;
    this.messageKey = messageKey;
    this.values = details.values ?? {};
    this.fields = details.fields ?? {};
  }
}

/** Another client's row and no row read the same. */
export function notFound(): PortalError {
  return new PortalError('not_found', 'errors.not_found');
}

/** RFC 9110 status for each code. */
export const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
};
