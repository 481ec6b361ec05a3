import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import type { Desk } from './desk';
import { newId } from './ids';

/** One try to hand an event over. `status` is null when no answer came. */
export type Attempt = { at: number; status: number | null; tookMs: number; problem: string | null };

/** One event on its way to the webhook's address. Instants are milliseconds of the real clock. */
export type Delivery = {
  id: string;
  eventId: string;
  type: string;
  state: 'pending' | 'delivered' | 'failed' | 'lost';
  attempts: Attempt[];
  nextAt: number;
};

/** Retries: the pause doubles up to the longest, and after the last try the event is given up. */
const MAX_ATTEMPTS = 16;
const LONGEST_PAUSE_MS = 300_000;
const TIMEOUT_MS = 10_000;
/** How long events are held so that there is something to put in another order. */
const REORDER_WINDOW_MS = 150;

/** Queues `event` for the webhook, as the faults say. Call it in the event's transaction. */
export function queueDelivery(desk: Desk, event: Stripe.Event): void {
  if (!desk.settings.webhook) return;
  const { delayMs, double, reorder } = desk.faults.now;
  const state = desk.faults.losesEvent(event.type) ? 'lost' : 'pending';
  const nextAt = Date.now() + delayMs + (reorder ? REORDER_WINDOW_MS : 0);
  for (let copy = 0; copy < (double ? 2 : 1); copy += 1) {
    const id = newId('delivery');
    desk.store.put('delivery', {
      ...{ id, eventId: event.id, type: event.type },
      ...{ state, attempts: [], nextAt },
    });
  }
}

/**
 * The `Stripe-Signature` of a body: its instant, and HMAC-SHA256 over instant, point and body
 * (https://docs.stripe.com/webhooks#verify-manually).
 */
export function signature(body: string, secret: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** Sends what is queued, in order, and again after a pause until the receiver answers 2xx. */
export class WebhookSender {
  private readonly desk: Desk;
  private readonly pending = new Map<string, Delivery>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> | null = null;

  constructor(desk: Desk) {
    this.desk = desk;
    for (const delivery of desk.store.oldest('delivery')) {
      // After a restart nothing waits for a pause that began before it.
      if (delivery.state === 'pending') {
        this.pending.set(delivery.id, { ...delivery, nextAt: Date.now() });
      }
    }
    desk.store.onCommit(({ puts }) => {
      for (const [table, row] of puts) {
        if (table === 'delivery' && row.state === 'pending') this.pending.set(row.id, row);
      }
      this.wake();
    });
    desk.faults.onChange(() => this.wake());
    this.wake();
  }

  /** Whether nothing is waiting to be sent, now or later. */
  get idle(): boolean {
    return this.pending.size === 0;
  }

  /** Queues an event once more, as the button "resend" of Stripe's dashboard does. */
  resend(event: Stripe.Event): Delivery {
    const delivery: Delivery = {
      ...{ id: newId('delivery'), eventId: event.id, type: event.type },
      ...{ state: 'pending', attempts: [], nextAt: Date.now() },
    };
    this.desk.store.transact(() => this.desk.store.put('delivery', delivery));
    return delivery;
  }

  /** Stops sending; what is pending stays so, and goes on at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearTimeout(this.timer);
    await this.sending;
  }

  private wake(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.sending || this.stopping.signal.aborted || this.idle) return;
    if (this.desk.faults.now.webhookPause) return;
    const next = Math.min(...[...this.pending.values()].map(({ nextAt }) => nextAt));
    this.timer = setTimeout(() => this.start(), Math.max(0, next - Date.now()));
    this.timer.unref();
  }

  private start(): void {
    this.sending = this.sendDue().finally(() => {
      this.sending = null;
      this.wake();
    });
  }

  private async sendDue(): Promise<void> {
    while (!this.stopping.signal.aborted && !this.desk.faults.now.webhookPause) {
      const due = this.due();
      const [first] = due;
      if (!first) return;
      if (this.desk.faults.now.parallel) await Promise.all(due.map((one) => this.send(one)));
      else await this.send(first);
    }
  }

  private due(): Delivery[] {
    const { reorder } = this.desk.faults.now;
    // What was queued since the first goes along with it, so that there is an order to turn round.
    const until = Date.now() + (reorder ? REORDER_WINDOW_MS : 0);
    const due = [...this.pending.values()].filter(({ nextAt }) => nextAt <= until);
    return reorder ? due.reverse() : due;
  }

  private async send(delivery: Delivery): Promise<void> {
    const event = this.desk.store.get('event', delivery.eventId);
    const target = this.desk.settings.webhook;
    if (!event || !target) {
      this.settle({ ...delivery, state: 'failed' });
      return;
    }
    const attempt = await this.attempt(target, JSON.stringify(event, null, 2));
    if (!attempt) return;
    const attempts = [...delivery.attempts, attempt];
    if (attempt.status !== null && attempt.status >= 200 && attempt.status < 300) {
      this.settle({ ...delivery, attempts, state: 'delivered' });
    } else if (attempts.length >= MAX_ATTEMPTS) {
      this.settle({ ...delivery, attempts, state: 'failed' });
    } else {
      const pause = this.desk.settings.retryPauseMs * 2 ** (attempts.length - 1);
      const nextAt = Date.now() + Math.min(pause, LONGEST_PAUSE_MS);
      this.settle({ ...delivery, attempts, nextAt });
    }
  }

  private settle(delivery: Delivery): void {
    if (delivery.state !== 'pending') this.pending.delete(delivery.id);
    const { store } = this.desk;
    store.transact(() => {
      store.put('delivery', delivery);
      const event = store.get('event', delivery.eventId);
      if (delivery.state === 'delivered' && event && event.pending_webhooks > 0) {
        store.put('event', { ...event, pending_webhooks: 0 });
      }
    });
  }

  /** One POST; null when the server is stopping and the try does not count. */
  private async attempt(
    target: { url: string; secret: string },
    body: string,
  ): Promise<Attempt | null> {
    const at = Date.now();
    const took = () => Date.now() - at;
    try {
      const answer = await fetch(target.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'Stripe-Signature': signature(body, target.secret, Math.floor(at / 1000)),
        },
        body,
        // Stripe takes a redirect for a failure.
        redirect: 'manual',
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await answer.arrayBuffer();
      return { at, status: answer.status, tookMs: took(), problem: null };
    } catch (error) {
      if (this.stopping.signal.aborted) return null;
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const problem = cause instanceof Error ? cause.message : String(cause);
      return { at, status: null, tookMs: took(), problem };
    }
  }
}
