import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { By, EventData, EventType, SubjectOf } from '@/domain/activity/events';
import { type Chance, makeChance } from '@/tests/bench/portal/chance';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);
const PAGES = ['/', '/invoices', '/documents', '/help', '/account', '/learn'];

/** One day's events of all clients, as they come in: each line with the moment of its arrival. */
class Day {
  readonly lines: [arrivesMs: number, line: string][] = [];

  constructor(
    private readonly chance: Chance,
    private readonly isSorted: boolean,
  ) {}

  add<T extends EventType>(
    atMs: number,
    client: number,
    type: T,
    subject: SubjectOf<T>,
    data: EventData<T>,
    { by = 'client', visit = null }: { by?: By; visit?: string | null } = {},
  ): void {
    const { hex, next } = this.chance;
    const time = Math.floor(atMs).toString(16).padStart(12, '0');
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    const event = {
      ...{ id, at: new Date(atMs).toISOString(), client: `cl_${client}` },
      ...{ contact: `co_${client}`, by, visit, type, subject, data },
    };
    if (this.isSorted) {
      this.lines.push([atMs, JSON.stringify(event)]);
      return;
    }
    const late = next() < 0.03 ? next() * 6 * HOUR : next() * 20 * SECOND;
    this.lines.push([atMs + late, JSON.stringify(event)]);
  }
}

function liveOneDay(day: Day, dayMs: number, client: number, chance: Chance): void {
  const { next, hex } = chance;
  const invoice = { kind: 'invoice', id: `in_${client}_${Math.floor(dayMs / DAY / 30)}` } as const;
  const money = { amountMinor: 24_500, currency: 'USD' };
  if (Math.floor(dayMs / DAY + client) % 30 === 0) {
    const dueOn = new Date(dayMs + 14 * DAY).toISOString().slice(0, 10);
    day.add(
      dayMs + 8 * HOUR,
      client,
      'invoice.sent',
      invoice,
      { ...money, dueOn },
      { by: 'staff' },
    );
  }
  if (next() > 0.25) return;
  let at = dayMs + (8 + 9 * next()) * HOUR;
  const visit = `vi_${hex(12)}`;
  const go = () => (at += (4 + 40 * next()) * SECOND);
  day.add(at, client, 'signin.succeeded', null, { method: 'password' }, { visit });
  for (let views = 2 + Math.floor(5 * next()); views > 0; views--) {
    const path = PAGES[Math.floor(next() * PAGES.length)] ?? '/';
    const dwellMs = Math.floor(11_000 + 60_000 * next());
    day.add(go(), client, 'page.viewed', { kind: 'page', id: path }, { path, dwellMs }, { visit });
  }
  if (next() < 0.3) day.add(go(), client, 'invoice.viewed', invoice, {}, { visit });
  if (next() < 0.1) {
    day.add(go(), client, 'search.performed', null, { query: 'w-2', results: 0 }, { visit });
  }
  if (next() > 0.12) return;
  const paid = { ...money, method: 'card' };
  day.add(go(), client, 'checkout.started', invoice, money, { visit });
  if (next() < 0.2) {
    const failure = { code: 'card_declined', hard: false };
    day.add(go(), client, 'payment.failed', invoice, failure, { by: 'system' });
  } else {
    day.add(go(), client, 'payment.succeeded', invoice, paid, { by: 'system' });
    const change = { from: 'open', to: 'paid' };
    day.add(at + SECOND, client, 'invoice.changed', invoice, change, { by: 'system' });
  }
}

/**
 * Writes a year of events of many clients: nearly in order, as a log is (3 in 100 come up to six hours late), or sorted by time.
 * @returns how many events were written: `count` at least, and at most those of one day more.
 */
export function writeEvents(
  path: string,
  count: number,
  {
    isSorted = false,
    // Some 510 events a client and year.
    clients = Math.ceil(count / 510),
  }: { isSorted?: boolean; clients?: number } = {},
): number {
  const chance = makeChance(42);
  const file = openSync(path, 'w');
  let written = 0;
  let waiting: Day['lines'] = [];
  for (let dayMs = START; written + waiting.length < count; dayMs += DAY) {
    const day = new Day(chance, isSorted);
    for (let client = 0; client < clients; client++) liveOneDay(day, dayMs, client, chance);
    const lines = [...waiting, ...day.lines].sort((a, b) => a[0] - b[0]);
    const arrived = lines.findIndex(([arrivesMs]) => arrivesMs >= dayMs + DAY);
    const now = arrived < 0 ? lines : lines.slice(0, arrived);
    waiting = arrived < 0 ? [] : lines.slice(arrived);
    if (now.length > 0) writeFileSync(file, `${now.map(([, line]) => line).join('\n')}\n`);
    written += now.length;
  }
  if (waiting.length > 0) writeFileSync(file, `${waiting.map(([, line]) => line).join('\n')}\n`);
  closeSync(file);
  return written + waiting.length;
}
