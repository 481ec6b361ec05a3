import { authorizeEmployee } from '@/domain/authorize';
import { hasChangedSince } from '@/domain/friction/has-changed-since';
import { seesChange } from '@/domain/friction/sees-change';
import { type EmployeeActor, isEmployee } from '@/lib/actor';
import { openEventStream } from '@/lib/event-stream';
import { hearNotices } from '@/lib/notices';
import { route } from '@/lib/route';
import { actorOfSession } from '@/lib/session-row';

/** What happens together is told once. */
const TOGETHER_MS = 200;

/** Says each time that something has changed at a client whom the reader sees: cases, promises, questions. Not what. */
export const GET = route({}, async ({ request, actor }) => {
  authorizeEmployee(actor, 'today.watch');
  let reader: EmployeeActor = actor;
  const since = new URL(request.url).searchParams.get('since');
  const isBehind = since !== null && (await hasChangedSince(actor, new Date(since)));
  const stillReader = async () => {
    const found = await actorOfSession(actor.sessionId, actor.origin ?? NOWHERE, { isSeen: false });
    if (!found || !isEmployee(found) || found.needsFactor) return false;
    reader = found;
    return true;
  };
  return openEventStream({
    sessionId: actor.sessionId,
    gone: request.signal,
    isBehind: isBehind || request.headers.has('last-event-id'),
    isStillAllowed: stillReader,
    watch: (send) =>
      watchClients(
        () => reader,
        () => send('changed'),
      ),
  });
});

/** That there is such a stream; none is opened for it. */
export const HEAD = route({}, ({ actor }) => {
  authorizeEmployee(actor, 'today.watch');
  return Promise.resolve(new Response(null, { headers: { 'content-type': 'text/event-stream' } }));
});

const NOWHERE = { ip: null, userAgent: null };

function watchClients(reader: () => EmployeeActor, tell: () => void): () => void {
  let changed: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async () => {
    timer = undefined;
    const clients = changed;
    changed = [];
    const sees = await seesChange(reader(), clients).catch(() => false);
    if (sees && !isOver) tell();
  };
  const stop = hearNotices('porchlight_today', (clientId) => {
    // Something may have been missed: whoever reads asks anew, and sees what they may.
    if (clientId === null) return tell();
    changed.push(clientId);
    timer ??= setTimeout(() => void look(), TOGETHER_MS);
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}
