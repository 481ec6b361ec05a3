import { getTranslations } from 'next-intl/server';
import { NO_PAGE_POLICY } from './content-policy.mjs';
import { PortalError, STATUS } from './errors';
import { recordIncident } from './incident';
import { requireOwnOrigin } from './own-origin';
import { findActor } from './session';
import type { PersonActor } from './session-row';

/** The named parts of the address; a part that takes several ('[...rest]') is joined by slashes. */
type Params = Record<string, string>;

type Call<A> = { request: Request; actor: A; params: Params };

type Options = {
  /** The most that the request's body may hold, by what it says of itself; a stream counts for itself. */
  maxBytes?: number;
  /** A program writes here, and proves itself by a signature: no page does, so that none is asked for. */
  isForMachines?: boolean;
};

type Handler = (
  request: Request,
  // Undefined where the address has no named part, whatever Next's own types say.
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

const DEFAULT_MAX_BYTES = 1_000_000;
const READING = ['GET', 'HEAD', 'OPTIONS'];
const marked = new WeakSet<object>();

/** Whether a handler was made by `route()` or `openRoute()`; the access tests ask it of every route. */
export function isRoute(value: unknown): boolean {
  return typeof value === 'function' && marked.has(value);
}

/** Makes a route handler for people who are signed in. As of every route, writes must come from our own pages. */
export function route(
  options: Options,
  handle: (call: Call<PersonActor>) => Promise<Response>,
): Handler {
  return make(options, async (request, params) => {
    const actor = await findActor();
    if (!actor) throw new PortalError('unauthenticated', 'errors.unauthenticated');
    return handle({ request, actor, params });
  });
}

/** Makes a route handler that anybody may call and that proves its caller by itself (a signature), or tells nothing. */
export function openRoute(
  options: Options,
  handle: (call: Call<null>) => Promise<Response>,
): Handler {
  return make(options, (request, params) => handle({ request, actor: null, params }));
}

/**
 * The fields of a form that was posted.
 * @throws PortalError invalid where the body is no form's
 */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    throw new PortalError('invalid', 'errors.invalid', { cause: error });
  }
}

/**
 * The text of a request's body, which may say less of its length than it is, or nothing.
 * @throws PortalError invalid beyond `maxBytes`; no more than that is read
 */
export async function textOf(request: Request, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > maxBytes) throw new PortalError('invalid', 'errors.too_large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function make(
  options: Options,
  work: (request: Request, params: Params) => Promise<Response>,
): Handler {
  const handler: Handler = async (request, context) => {
    try {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > (options.maxBytes ?? DEFAULT_MAX_BYTES)) {
        throw new PortalError('invalid', 'errors.too_large');
      }
      if (!options.isForMachines && !READING.includes(request.method)) {
        requireOwnOrigin(request.headers);
      }
      const params = Object.entries((await context.params) ?? {}).map(([name, part]) => [
        name,
        Array.isArray(part) ? part.join('/') : part,
      ]);
      return withPolicy(await work(request, Object.fromEntries(params)));
    } catch (error) {
      return withPolicy(await problem(error, new URL(request.url).pathname));
    }
  };
  marked.add(handler);
  return handler;
}

/** What a handler says of itself stands; an answer that says nothing is kept nowhere, and is no page. */
function withPolicy(response: Response): Response {
  const headers = new Headers(response.headers);
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', NO_PAGE_POLICY);
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** RFC 9457. */
async function problem(error: unknown, where: string): Promise<Response> {
  const t = await getTranslations();
  const known = error instanceof PortalError ? error : null;
  const incident = known ? undefined : recordIncident(error, where);
  const status = known ? STATUS[known.code] : 500;
  const title = known
    ? t.has(known.messageKey)
      ? t(known.messageKey, known.values)
      : t('errors.invalid')
    : t('errors.unexpected', { incident: incident ?? '' });
  return Response.json(
    { type: 'about:blank', title, status, code: known?.code ?? 'unexpected', incident },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  );
}
