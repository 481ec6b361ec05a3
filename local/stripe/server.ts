import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Alarm, Alarms } from './alarms';
import { Api } from './api';
import { Clock } from './clock';
import { type Control, makeControl } from './control';
import { answerControl } from './control-http';
import type { Desk, Settings } from './desk';
import { EVENT_LIFE_SECONDS } from './emit';
import { Faults } from './faults';
import { BodyTooLarge, readRequest, sendJson } from './http';
import { REPLY_LIFE_SECONDS } from './idempotency';
import { answerIndexPage } from './index-page/answer';
import { fileJournal, memoryJournal } from './journal';
import { answerPayPage } from './pay-page/answer';
import { loseUnanswered } from './payments/dispute-charge';
import { expireSession } from './payments/expire-session';
import { settleDebit } from './payments/pay-by-debit';
import { settleRefund } from './payments/refund-charge';
import { type Rows, Store, type Table } from './store';
import { WebhookSender } from './webhooks';

/** How to start a local Stripe. Everything but the key has a default. */
export type LocalStripeOptions = {
  /** The secret key that callers must show. */
  secretKey: string;
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Where a browser reaches it; default: http://127.0.0.1 and the port. */
  publicUrl?: string;
  /** Folder that keeps the state over a restart; without it, memory only. */
  dataFolder?: string | null;
  webhookUrl?: string | null;
  webhookSecret?: string;
  merchant?: string;
  /** Default 60,000. */
  debitDelayMs?: number;
  /** The first pause of a webhook's retries; default 1,000. */
  retryPauseMs?: number;
};

export type LocalStripe = { url: string; control: Control; stop(): Promise<void> };

const HOST = '127.0.0.1';
const STOP_AFTER_MS = 2_000;

/**
 * Starts a local Stripe on this machine only, on the state that its folder keeps.
 * @throws Error, with a sentence for people, when the port is taken or the state cannot be read.
 */
export async function startLocalStripe(options: LocalStripeOptions): Promise<LocalStripe> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const url = `http://${HOST}:${port}`;
  const desk = openDeskOrClose(server, options, options.publicUrl?.replace(/\/$/, '') ?? url);
  const sender = new WebhookSender(desk);
  const alarms = new Alarms(desk, (alarm) => ring(desk, alarm));
  const control = makeControl(desk, sender);
  const api = new Api(desk);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = await readRequest(request);
    const { path } = asked;
    if (path === '/health') return sendHealth(desk, response);
    if (path.startsWith('/v1/')) return api.answer(asked, response);
    if (path.startsWith('/pay/')) return answerPayPage(desk, asked, response);
    if (path.startsWith('/_control/')) {
      return answerControl(control, desk.settings.publicUrl, asked, request, response);
    }
    return answerIndexPage(desk, control, asked, response);
  };
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, error));
  });

  return {
    url,
    control,
    async stop() {
      alarms.stop();
      await sender.stop();
      await close(server);
      desk.store.close();
    },
  };
}

function openDeskOrClose(
  server: ReturnType<typeof createServer>,
  options: LocalStripeOptions,
  publicUrl: string,
): Desk {
  try {
    return openDesk(options, publicUrl);
  } catch (error) {
    server.close();
    throw error;
  }
}

function openDesk(options: LocalStripeOptions, publicUrl: string): Desk {
  const settings: Settings = {
    secretKey: options.secretKey,
    publicUrl,
    webhook: options.webhookUrl
      ? { url: options.webhookUrl, secret: options.webhookSecret ?? '' }
      : null,
    merchant: options.merchant ?? 'The firm',
    debitDelayMs: options.debitDelayMs ?? 60_000,
    retryPauseMs: options.retryPauseMs ?? 1_000,
  };
  const store = new Store(options.dataFolder ? fileJournal(options.dataFolder) : memoryJournal());
  const clock = new Clock();
  clock.ahead = store.get('setting', 'clock')?.aheadMs ?? 0;
  store.compact(keeper(store, clock.seconds()));
  return { settings, store, clock, faults: new Faults() };
}

/** What outlives a restart: no events, deliveries and idempotent replies that are past their time. */
function keeper(store: Store, now: number) {
  const fresh = (event: Rows['event']) => event.created >= now - EVENT_LIFE_SECONDS;
  return <T extends Table>(table: T, row: Rows[T]): boolean => {
    if (table === 'event') return fresh(row as Rows['event']);
    if (table === 'reply') return (row as Rows['reply']).created >= now - REPLY_LIFE_SECONDS;
    if (table !== 'delivery') return true;
    const event = store.get('event', (row as Rows['delivery']).eventId);
    return event !== undefined && fresh(event);
  };
}

function ring(desk: Desk, { kind, id, failure }: Alarm): void {
  if (kind === 'settle-debit') settleDebit(desk, id, failure);
  else if (kind === 'settle-refund') settleRefund(desk, id, failure);
  else if (kind === 'lose-dispute') loseUnanswered(desk, id);
  else {
    const session = desk.store.get('session', id);
    if (session?.status === 'open') expireSession(desk, session, null);
  }
}

function sendHealth(desk: Desk, response: ServerResponse): void {
  const pending = desk.store.oldest('delivery').filter(({ state }) => state === 'pending').length;
  sendJson(response, 200, { status: 'ok', part: 'local stripe', pendingWebhooks: pending });
}

function fail(response: ServerResponse, error: unknown): void {
  if (!(error instanceof BodyTooLarge)) console.error('local stripe:', error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = error instanceof BodyTooLarge ? 413 : 500;
  const message = status === 413 ? 'Request body too large.' : 'Something went wrong on our end.';
  sendJson(response, status, { error: { type: 'api_error', message } });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken: the local Stripe cannot start.`) : error);
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Lets answers that are under way finish, but not for long. */
async function close(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), STOP_AFTER_MS);
  await closed;
  clearTimeout(late);
}
