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

/** For whom the page was drawn. Somebody at the firm who looks as a client does is not watched. */
function findWhose(): string | undefined {
  const { contact, looking } = document.querySelector<HTMLElement>('[data-contact]')?.dataset ?? {};
  if (contact) of = looking === undefined ? contact : undefined;
  return of;
}

/** Lets the server know, with what else happens in this moment. Nothing waits for it. */
export function tell(seen: Seen): void {
  if (!findWhose()) return;
  const at = seen.at ?? Date.now();
  waiting.push({ ...seen, at, id: newId(at) });
  sendSoon();
}

/** The page goes out of sight, maybe for good: what was not told is given to the browser, and kept until it is known to be there. */
export function tellAndLeave(): void {
  clearTimeout(timer);
  timer = 0;
  const kept = take();
  const before = kept?.of === of && !kept?.given ? (kept?.events ?? []) : [];
  const events = [...before, ...flying, ...waiting].slice(-MOST);
  waiting = [];
  flying = [];
  if (!of || events.length === 0) return;
  const isGiven = navigator.onLine && navigator.sendBeacon(ADDRESS, batch(events));
  keep(events, isGiven ? Date.now() : 0);
  if (!isGiven && navigator.onLine) resend();
}

/** Sends anew what may not have arrived: when a page is new, and when the line is back. */
export function resend(): void {
  findWhose();
  const kept = take();
  if (kept?.of !== of || !kept) return;
  if (Math.abs(performance.timeOrigin - kept.given) < SAME_MOMENT_MS) return;
  waiting.unshift(...kept.events);
  void send();
}

/** While the page is there, its answer says whether it arrived. */
async function send(): Promise<void> {
  timer = 0;
  if (flying.length > 0 || waiting.length === 0 || !of) return;
  const sent = (flying = waiting.splice(0, MOST));
  const isThere = await post(sent);
  // Given to the browser on leaving, meanwhile.
  if (flying !== sent) return;
  flying = [];
  if (!isThere) keep([...sent, ...waiting.splice(0)].slice(-MOST), 0);
  else if (waiting.length > 0) sendSoon();
}

function sendSoon(): void {
  timer ||= window.setTimeout(() => void send(), SOON_MS);
}

/** Whether it is there, or will never be taken. */
async function post(events: Told[]): Promise<boolean> {
  try {
    const body = batch(events);
    const { status } = await fetch(ADDRESS, { method: 'POST', body, keepalive: true });
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}

function batch(events: Told[]): string {
  return JSON.stringify({ of, sentAt: Date.now(), events });
}

/** A browser that keeps nothing loses what it could not send. */
function keep(events: Told[], given: number): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ of, given, events }));
  } catch {
    // It is full, or closed to us.
  }
}

function take(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null;
    localStorage.removeItem(KEPT);
    return kept;
  } catch {
    return null;
  }
}

/** A UUIDv7 (RFC 9562, 5.7). */
function newId(at: number): string {
  const random = crypto.getRandomValues(new Uint8Array(18));
  const digits = Array.from(random, (byte) => (byte & 15).toString(16)).join('');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6)}`;
}
