import type {
  By,
  EventType,
  LoggedEvent,
  LoggedEventOf,
  ReadData,
  SubjectOf,
} from '@/domain/activity/events';
import { utcCalendar } from '@/domain/friction/detect/calendar';
import { detectForClient } from '@/domain/friction/detect/detect-for-client';
import { findIncidents, isGraveError } from '@/domain/friction/detect/incidents';
import { inOrder } from '@/domain/friction/detect/in-order';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import type { Signal } from '@/domain/friction/signal';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday, 9 o'clock UTC: where the stories begin. */
export const MONDAY = Date.parse('2026-03-02T09:00:00.000Z');

/** '3d 2h 5m 7s' after the beginning, in milliseconds; '-1d' is before it. */
export function after(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  const units = { d: DAY, h: HOUR, m: MINUTE, s: 1000 };
  const parts = offset.matchAll(/(\d+)([dhms])/g);
  const length = [...parts].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
  return MONDAY + sign * length;
}

interface More {
  by?: By;
  visit?: string | null;
  contact?: string | null;
  client?: string | null;
}

/** A log that a story is written into; every event has an id of its own. */
export class Log {
  readonly events: LoggedEvent[] = [];

  constructor(private readonly client = 'cl_lark') {}

  /** Writes one event. By the client, by Joan, and outside a visit, where nothing else is said. */
  add<T extends EventType>(
    at: string | number,
    type: T,
    subject: SubjectOf<T>,
    data: ReadData<T>,
    { by = 'client', visit = null, contact = 'co_joan', client = this.client }: More = {},
  ): string {
    const atMs = typeof at === 'number' ? at : after(at);
    const id = `${this.client}-${String(this.events.length).padStart(4, '0')}`;
    const event: LoggedEventOf<T> = { id, atMs, client, contact, by, visit, type, subject, data };
    this.events.push(event as LoggedEvent);
    return id;
  }

  sent(at: string, id: string, dueOn = '2026-04-30', amountMinor = 24_500): string {
    const data = { amountMinor, currency: 'USD', dueOn };
    return this.add(at, 'invoice.sent', { kind: 'invoice', id }, data, { by: 'staff' });
  }

  viewed(at: string, id: string, visit: string | null, more: More = {}): string {
    return this.add(at, 'invoice.viewed', { kind: 'invoice', id }, {}, { visit, ...more });
  }

  changed(at: string, id: string, to: string): string {
    const data = { from: 'open', to };
    return this.add(at, 'invoice.changed', { kind: 'invoice', id }, data, { by: 'system' });
  }

  started(at: string, id: string): string {
    const data = { amountMinor: 24_500, currency: 'USD' };
    return this.add(at, 'checkout.started', { kind: 'invoice', id }, data, { visit: `vi_${at}` });
  }

  failed(at: string, id: string, hard = false): string {
    const data = { code: hard ? 'lost_card' : 'card_declined', hard };
    return this.add(at, 'payment.failed', { kind: 'invoice', id }, data, { by: 'system' });
  }

  money(
    at: string,
    id: string,
    type: 'payment.processing' | 'payment.succeeded' = 'payment.succeeded',
    amountMinor = 24_500,
    currency = 'USD',
  ): string {
    const data = { amountMinor, currency, method: 'card' };
    return this.add(at, type, { kind: 'invoice', id }, data, { by: 'system' });
  }

  page(at: string | number, path: string, visit: string, dwellMs = 20_000): string {
    const subject = { kind: 'page', id: path } as const;
    return this.add(at, 'page.viewed', subject, { path, dwellMs }, { visit });
  }

  asked(at: string, topic: 'billing' | 'document' | 'access' | 'other', id = `cv_${at}`): string {
    const subject = { kind: 'conversation', id } as const;
    return this.add(at, 'contact.received', subject, { channel: 'email', topic });
  }

  answered(at: string, id: string): string {
    const subject = { kind: 'conversation', id } as const;
    return this.add(at, 'contact.answered', subject, {}, { by: 'staff' });
  }

  broke(at: string, during: 'pay' | 'open' | 'submit' | 'other', status = 503): string {
    const subject = { kind: 'page', id: '/invoices' } as const;
    return this.add(at, 'error.shown', subject, { status, during, errorId: 'er_1' });
  }
}

/** What is raised for one client, the clock ending a given time after the beginning. */
export function judge(log: Log | readonly LoggedEvent[], until = '400d'): Signal[] {
  const events = log instanceof Log ? log.events : log;
  return detectForClient(events, after(until), {
    settings: DEFAULT_SETTINGS,
    calendar: utcCalendar,
    incidentErrors: new Set(
      findIncidents(inOrder(events).filter(isGraveError), DEFAULT_SETTINGS.error_hit).flatMap(
        (incident) => incident.events,
      ),
    ),
  }).signals;
}

/** The lines of one rule as short as a table wants them: '2d 3h low in_1'. */
export function linesOf(signals: readonly Signal[], rule: Signal['rule']): string[] {
  return signals
    .filter((signal) => signal.rule === rule)
    .map(({ raisedAtMs, severity, subject }) =>
      [offset(raisedAtMs), severity, subject?.id].filter(Boolean).join(' '),
    );
}

function offset(ms: number): string {
  const passed = ms - MONDAY;
  const days = Math.floor(passed / DAY);
  const hours = Math.floor((passed - days * DAY) / HOUR);
  const minutes = Math.floor((passed % HOUR) / MINUTE);
  const seconds = (passed % MINUTE) / 1000;
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'm'],
    [seconds, 's'],
  ] as const;
  return (
    parts
      .filter(([count]) => count !== 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join(' ') || '0s'
  );
}
