import { getTranslations } from 'next-intl/server';
import { env } from './env';
import { PortalError, STATUS } from './errors';
import { recordIncident } from './incident';
import { findActor } from './session';
import type { PersonActor } from './session-row';

/** The named parts of the address; a part that takes several ('[...rest]') is joined by slashes. */
type Params = Record<string, string>;

type Call<A> = { request: Request; actor: A; params: Params };

type Options = {
  /** The most that the request's body may hold, by what it says of itself; a stream counts for itself. */
  maxBytes?: number;
};

type Handler = (
  request: Request,
  // Undefined where the address has no named part, whatever Next's own types say.
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

const DEFAULT_MAX_BYTES = 1_000_000;
const marked = new WeakSet<object>();

/** Whether a handler was made by `route()` or `openRoute()`; the access tests ask it of every route. */
export function isRoute(value: unknown): boolean {
  return typeof value === 'function' && marked.has(value);
}

/** Makes a route handler for people who are signed in. Writes must come from our own pages (Origin). */
export function route(
  options: Options,
  handle: (call: Call<PersonActor>) => Promise<Response>,
): Handler {
  return make(options, async (request, params) => {
    if (!['GET', 'HEAD'].includes(request.method)) checkOrigin(request);
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
      const params = Object.entries((await context.params) ?? {}).map(([name, part]) => [
        name,
        Array.isArray(part) ? part.join('/') : part,
      ]);
      return await work(request, Object.fromEntries(params));
    } catch (error) {
      return problem(error, new URL(request.url).pathname);
    }
  };
  marked.add(handler);
  return handler;
}

/** A browser names the page that a write comes from; a write with a cookie from elsewhere is refused. */
function checkOrigin(request: Request): void {
  if (request.headers.get('origin') !== new URL(env().NEXTAUTH_URL).origin) {
    throw new PortalError('forbidden', 'errors.foreign_origin');
  }
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
