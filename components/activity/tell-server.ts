const ADDRESS = '/api/activity';
const KEPT = 'porchlight:seen';

/** As many as the server takes at once; of more that wait for a line, the oldest are let go. */
const MOST = 50;

/** What happens within a moment is told together. */
const SOON_MS = 1_000;

/** A page that came over the line just after something was sent shows that the line was there. */
const SAME_MOMENT_MS = 5_000;

/** What a browser may say happened; the server has the same list (domain/activity/reported.ts). */
type Seen = { path: string; at?: number } & (
  | { type: 'page.viewed'; dwellMs: number }
  | { type: 'form.rejected'; form: string; field: string }
  | { type: 'error.shown'; status: number; during: string; errorId: string }
  | { type: 'click.raged'; element: string; count: number }
  | { type: 'click.dead'; element: string }
);

/** With an id of its own, so that telling it twice counts once. */
type Told = Seen & { id: string; at: number };

/** What may not have arrived: for whom it was seen, and when it was last given to the browser to send; 0 for never. */
type Kept = { of: string; given: number; events: Told[] };

let of: string | undefined;
let waiting: Told[] = [];
let flying: Told[] = [];
let timer = 0;

/** Lets the server know, with what else happens in this moment. Nothing waits for it. */
export function tell(seen: Seen): void {
  of = document.querySelector<HTMLElement>('[data-contact]')?.dataset.contact ?? of;
  // Somebody at the firm who looks as a client does is not watched.
  if (!of || document.querySelector('[data-looking]')) return;
  const at = seen.at ?? Date.now();
  waiting.push({ ...seen, at, id: newId(at) });
  timer ||= window.setTimeout(send, SOON_MS);
}

/** The page goes out of sight, maybe for good: what was not told is given to the browser, and kept until it is known to be there. */
export function tellAndLeave(): void {
  clearTimeout(timer);
  timer = 0;
  const kept = take();
  const events = [...(kept?.given ? [] : (kept?.events ?? [])), ...flying, ...waiting].slice(-MOST);
  if (!of || events.length === 0) return;
  waiting = [];
  flying = [];
  const isGiven = navigator.onLine && !!navigator.sendBeacon?.(ADDRESS, batch(events));
  keep({ of, given: isGiven ? Date.now() : 0, events });
  if (!isGiven && navigator.onLine) resend();
}

/** Sends anew what may not have arrived: when a page is new, and when the line is back. */
export function resend(): void {
  of = document.querySelector<HTMLElement>('[data-contact]')?.dataset.contact ?? of;
  const kept = take();
  if (!kept || kept.of !== of) return;
  if (kept.given && Math.abs(performance.timeOrigin - kept.given) < SAME_MOMENT_MS) return;
  waiting.unshift(...kept.events);
  send();
}

/** While the page is there, its answer says whether it arrived. */
function send(): void {
  clearTimeout(timer);
  timer = 0;
  if (flying.length > 0 || waiting.length === 0 || !of) return;
  flying = waiting.splice(0, MOST);
  void fly(flying);
}

async function fly(sent: Told[]): Promise<void> {
  const isThere = await post(sent);
  // Given to the browser on leaving, meanwhile.
  if (flying !== sent) return;
  flying = [];
  if (!isThere) {
    const events = [...sent, ...waiting.splice(0)].slice(-MOST);
    if (of) keep({ of, given: 0, events });
  } else if (waiting.length > 0) timer ||= window.setTimeout(send, SOON_MS);
}

/** Whether it is there, or will never be taken. */
async function post(events: Told[]): Promise<boolean> {
  try {
    const { status } = await fetch(ADDRESS, {
      method: 'POST',
      body: batch(events),
      keepalive: true,
    });
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}

function batch(events: Told[]): string {
  return JSON.stringify({ of, sentAt: Date.now(), events });
}

/** A browser that keeps nothing loses what it could not send. */
function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // It is full, or closed to us.
  }
}

function take(): Kept | null {
  try {
    const kept = localStorage.getItem(KEPT);
    localStorage.removeItem(KEPT);
    return kept ? (JSON.parse(kept) as Kept) : null;
  } catch {
    return null;
  }
}

/** A UUIDv7 (RFC 9562, 5.7). */
function newId(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, at / 2 ** 32);
  view.setUint32(2, at % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
