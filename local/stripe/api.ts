import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { API_VERSION } from './api-version';
import type { Desk } from './desk';
import { ApiError, refused, unknownUrl } from './errors';
import { expand, readExpand } from './expand';
import { parseForm } from './form-body';
import { type Asked, sendJson } from './http';
import { findReply, KeysInUse, printOf } from './idempotency';
import { newId } from './ids';
import { Params } from './params';
import { findRoute } from './router';

/** Answers everything under `/v1`. */
export class Api {
  private readonly desk: Desk;
  private readonly keysInUse = new KeysInUse();

  constructor(desk: Desk) {
    this.desk = desk;
  }

  async answer(asked: Asked, response: ServerResponse): Promise<void> {
    const requestId = newId('request');
    const key = asked.method === 'POST' ? asked.header('idempotency-key') : undefined;
    const headers: Record<string, string> = {
      'Request-Id': requestId,
      'Stripe-Version': API_VERSION,
      'Cache-Control': 'no-cache, no-store',
      ...(key && { 'Idempotency-Key': key }),
    };
    try {
      this.admit(asked);
      const done = key
        ? await this.once(asked, requestId, key)
        : { body: await this.carryOut(asked, requestId, null), replayOf: null };
      if (this.desk.faults.takeLostAnswer()) {
        response.destroy();
        return;
      }
      if (done.replayOf) {
        headers['Idempotent-Replayed'] = 'true';
        headers['Original-Request'] = done.replayOf;
      }
      sendJson(response, 200, done.body, headers);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendJson(response, error.status, { error: error.body }, headers);
    }
  }

  /** @throws ApiError for a fault that is set, a wrong key, a wrong version. */
  private admit(asked: Asked): void {
    const refusal = this.desk.faults.takeRefusal();
    if (refusal !== null) throw refusalOf(refusal);
    const given = secretKeyOf(asked);
    if (given === undefined) {
      throw unauthorized(
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      );
    }
    if (!isSame(given, this.desk.settings.secretKey)) {
      throw unauthorized(`Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`);
    }
    const version = asked.header('stripe-version');
    if (version !== undefined && version !== API_VERSION) {
      throw refused(
        `Invalid Stripe API version: ${version}. The local Stripe speaks ${API_VERSION} only.`,
      );
    }
  }

  /** Carries a request out once a key: a second one gets the first one's answer. */
  private async once(asked: Asked, requestId: string, key: string) {
    this.keysInUse.take(key);
    try {
      const print = printOf(asked.body);
      const reply = findReply(this.desk, key, asked.path, print);
      if (reply) return { body: reply.body, replayOf: reply.requestId };
      const body = await this.carryOut(asked, requestId, { key, print });
      return { body, replayOf: null };
    } finally {
      this.keysInUse.release(key);
    }
  }

  private async carryOut(
    asked: Asked,
    requestId: string,
    once: { key: string; print: string } | null,
  ): Promise<object> {
    const route = findRoute(asked.method, asked.path);
    if (!route) throw unknownUrl(asked.method, asked.path);
    const params = new Params(parseForm(asked.method === 'GET' ? asked.query : asked.body));
    const paths = readExpand(params);
    if (this.desk.faults.now.apiDelayMs > 0) await wait(this.desk.faults.now.apiDelayMs);

    const { store, clock } = this.desk;
    return store.transact(() => {
      const origin = { id: requestId, idempotency_key: once?.key ?? null };
      const object = route.handler({ desk: this.desk, params, ids: route.ids, origin });
      const body = expand(store, object, paths);
      if (once) {
        // In the same step as what it stands for: a crash leaves both or neither.
        store.put('reply', {
          ...{ id: once.key, print: once.print, path: asked.path },
          ...{ requestId, body, created: clock.seconds() },
        });
      }
      return body;
    });
  }
}

function secretKeyOf(asked: Asked): string | undefined {
  const [scheme = '', value = ''] = (asked.header('authorization') ?? '').split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return value || undefined;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0] || undefined;
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(printOf(given));
  return timingSafeEqual(a, Buffer.from(printOf(expected)));
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message });
}

function refusalOf(status: number): ApiError {
  if (status === 429) {
    return new ApiError(429, {
      type: 'rate_limit_error',
      code: 'rate_limit',
      message: 'Request rate limit exceeded.',
    });
  }
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  return new ApiError(status, { type, message: 'The local Stripe was told to refuse this.' });
}
