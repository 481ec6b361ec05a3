import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeCase } from '@/domain/friction/cases/take-case';
import { hasChangedSince } from '@/domain/friction/has-changed-since';
import { seesChange } from '@/domain/friction/sees-change';
import { openEventStream, type StreamOptions } from '@/lib/event-stream';
import { closeNotices, hearNotices } from '@/lib/notices';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { addSignal, clearCases, keepAt, onlyCase } from './cases/case-rows';

beforeEach(clearCases);
afterAll(closeNotices);

const decoder = new TextDecoder();

/** Reads a stream as it comes. */
function reading(response: Response) {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('There is no body.');
  let text = '';
  let isOver = false;
  const done = (async () => {
    for (;;) {
      const { done: ended, value } = await reader.read();
      if (ended) break;
      text += decoder.decode(value);
    }
    isOver = true;
  })();
  return { done, text: () => text, isOver: () => isOver, cancel: () => reader.cancel() };
}

let sessions = 0;

function open(part: Partial<StreamOptions> = {}) {
  const gone = new AbortController();
  const stops: string[] = [];
  let send: Parameters<StreamOptions['watch']>[0] = () => undefined;
  const response = openEventStream({
    sessionId: `session ${(sessions += 1)}`,
    gone: gone.signal,
    isBehind: false,
    isStillAllowed: () => Promise.resolve(true),
    watch: (tell) => {
      send = tell;
      return () => void stops.push('stopped');
    },
    ...part,
  });
  return { response, gone, stops, send: () => send('changed') };
}

describe('what the database says', () => {
  it('is heard of a case that begins and one that somebody works, by the client alone', async () => {
    const heard: (string | null)[] = [];
    const stop = hearNotices('porchlight_today', (client) => heard.push(client));
    // Whoever begins to hear may have missed something.
    await vi.waitFor(() => expect(heard).toEqual([null]));
    await addSignal({ rule: 'gone_quiet' });
    await keepAt(new Date());
    await vi.waitFor(() => expect(new Set(heard)).toEqual(new Set([null, brightwater.clientId])));
    heard.length = 0;
    await takeCase(cast.ruth, { caseId: await onlyCase() });
    await vi.waitFor(() => expect(heard).toContain(brightwater.clientId));
    stop();
    heard.length = 0;
    await ownerQuery('UPDATE signal_case SET changed_at = now()');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([]);
  });

  it('goes on after its connection was cut, and says that something may be missing', async () => {
    const heard: (string | null)[] = [];
    const stop = hearNotices('porchlight_today', (client) => heard.push(client));
    await addSignal({ rule: 'gone_quiet' });
    await keepAt(new Date());
    await vi.waitFor(() => expect(heard).toContain(brightwater.clientId));
    heard.length = 0;
    await ownerQuery(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await vi.waitFor(() => expect(heard).toContain(null), { timeout: 10_000 });
    await ownerQuery('UPDATE signal_case SET changed_at = now()');
    await vi.waitFor(() => expect(heard).toContain(brightwater.clientId));
    stop();
  });
});

describe('whose business a change is', () => {
  it('is theirs who see its client', async () => {
    const [ours, theirs] = [[brightwater.clientId], [larkAndLoom.clientId]];
    expect(await seesChange(cast.ruth, ours)).toBe(true);
    expect(await seesChange(cast.ruth, theirs)).toBe(false);
    expect(await seesChange(cast.ruth, [...theirs, ...ours])).toBe(true);
    await expect(seesChange(cast.dana as never, ours)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is known of what happened since a page was made', async () => {
    const since = new Date(Date.now() - 60_000);
    expect(await hasChangedSince(cast.ruth, since)).toBe(false);
    await addSignal({ rule: 'gone_quiet' });
    await keepAt(new Date());
    expect(await hasChangedSince(cast.ruth, since)).toBe(true);
    expect(await hasChangedSince(cast.hugh, since)).toBe(false);
    expect(await hasChangedSince(cast.ruth, new Date(Date.now() + 60_000))).toBe(false);
    const never = new Date('no instant');
    await expect(hasChangedSince(cast.ruth, never)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a stream', () => {
  it('tells of each change under a number of its own, and ends with its reader', async () => {
    const { response, gone, stops, send } = open();
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const read = reading(response);
    send();
    send();
    await vi.waitFor(() => expect(read.text()).toContain('id: 2'));
    expect(read.text()).toBe(
      'retry: 2000\n\nevent: changed\nid: 1\ndata: \n\nevent: changed\nid: 2\ndata: \n\n',
    );
    gone.abort();
    await read.done;
    expect(stops).toEqual(['stopped']);
    // Nobody is there any more, and nothing breaks for it.
    gone.abort();
  });

  it('ends with a reader who leaves, and with one who takes nothing any more', async () => {
    const left = open();
    await left.response.body?.cancel();
    left.send();
    expect(left.stops).toEqual(['stopped']);
    const deaf = open();
    for (let more = 0; more < 100; more += 1) deaf.send();
    expect(deaf.stops).toEqual(['stopped']);
  });

  it('tells at once of what its page does not show', async () => {
    const { response, gone } = open({ isBehind: true });
    const read = reading(response);
    await vi.waitFor(() => expect(read.text()).toContain('event: changed'));
    gone.abort();
    await read.done;
  });

  it('beats, and ends once its session has', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let isAllowed = true;
    const { response, stops } = open({ isStillAllowed: () => Promise.resolve(isAllowed) });
    const read = reading(response);
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(read.text()).toContain(': beat'));
    expect(read.isOver()).toBe(false);
    isAllowed = false;
    vi.advanceTimersByTime(20_000);
    await read.done;
    expect(read.text()).toContain('event: ended');
    expect(stops).toEqual(['stopped']);
    vi.useRealTimers();
  });

  it('is one of eight of a session at most, and another when one has gone', async () => {
    const sessionId = 'a session with many windows';
    const streams = Array.from({ length: 8 }, () => open({ sessionId }));
    expect(() => open({ sessionId })).toThrow(expect.objectContaining({ code: 'too_many' }));
    streams[0]?.gone.abort();
    streams.push(open({ sessionId }));
    for (const { gone } of streams) gone.abort();
    open({ sessionId }).gone.abort();
  });

  it('ends when the server is told to stop', async () => {
    const { response, stops } = open();
    const read = reading(response);
    process.emit('SIGTERM');
    await read.done;
    expect(stops).toEqual(['stopped']);
  });
});
