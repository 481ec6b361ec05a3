import { createHash } from 'node:crypto';
import type { Desk } from './desk';
import { ApiError } from './errors';

/** The answer that a key stands for (https://docs.stripe.com/api/idempotent_requests). */
export type IdempotentReply = {
  /** The caller's key. */
  id: string;
  path: string;
  /** SHA-256 of the body, so that other parameters under the same key are seen. */
  print: string;
  /** The first request's id. */
  requestId: string;
  body: unknown;
  /** Seconds of Stripe's clock. */
  created: number;
};

const KEY_LENGTH = 255;
export const REPLY_LIFE_SECONDS = 24 * 3600;

/** Keys under which a request is being carried out at this moment. */
export class KeysInUse {
  private readonly keys = new Set<string>();

  /** @throws ApiError 409 when another request with that key is not finished yet. */
  take(key: string): void {
    if (this.keys.has(key)) {
      throw new ApiError(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Stripe Idempotent Key (${key}). Try again later.`,
      });
    }
    this.keys.add(key);
  }

  release(key: string): void {
    this.keys.delete(key);
  }
}

export function printOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * The answer given before under `key`, if there is one.
 * @throws ApiError 400 when the key is too long, or was used for another call or other parameters.
 */
export function findReply(
  desk: Desk,
  key: string,
  path: string,
  print: string,
): IdempotentReply | undefined {
  if (key.length > KEY_LENGTH) {
    throw mismatch(`Idempotency keys can have up to ${KEY_LENGTH} characters.`);
  }
  const reply = desk.store.get('reply', key);
  if (!reply || reply.created + REPLY_LIFE_SECONDS < desk.clock.seconds()) return undefined;
  const other = `Try using a key other than '${key}' if you meant to execute a different request.`;
  if (reply.path !== path) {
    throw mismatch(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${reply.path}'). ${other}`,
    );
  }
  if (reply.print !== print) {
    throw mismatch(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${other}`,
    );
  }
  return reply;
}

function mismatch(message: string): ApiError {
  return new ApiError(400, { type: 'idempotency_error', message });
}
