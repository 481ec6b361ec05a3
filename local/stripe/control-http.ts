import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Control, RETURN_REASONS } from './control';
import { type Asked, fromOwnPages, sendJson } from './http';

const Faults = z.strictObject({
  delayMs: z.number().int().min(0),
  double: z.boolean(),
  reorder: z.boolean(),
  lose: z.union([z.boolean(), z.array(z.string())]),
  parallel: z.boolean(),
  webhookPause: z.boolean(),
  refuse: z
    .strictObject({
      status: z.number().int().min(400).max(599),
      times: z.number().int().min(1).nullable().default(null),
    })
    .nullable(),
  apiDelayMs: z.number().int().min(0),
  loseAnswers: z.number().int().min(0),
});
/** Stripe's reasons for disputes, and for refunds that fail. */
const DISPUTE_REASONS = [
  'bank_cannot_process',
  'check_returned',
  'credit_not_processed',
  'customer_initiated',
  'debit_not_authorized',
  'duplicate',
  'fraudulent',
  'general',
  'incorrect_account_details',
  'insufficient_funds',
  'noncompliant',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
];
const REFUND_FAILURES = [
  'charge_for_pending_refund_disputed',
  'declined',
  'expired_or_canceled_card',
  'insufficient_funds',
  'lost_or_stolen_card',
  'merchant_request',
  'unknown',
];
const Id = z.strictObject({ id: z.string() });
const Filter = z.strictObject({
  event: z.string().optional(),
  type: z.string().optional(),
  state: z.enum(['pending', 'delivered', 'failed', 'lost']).optional(),
});

/** One verb of the control interface: what it takes, and what it answers. */
type Verb = (control: Control, input: unknown) => unknown;

/** `POST /_control/<name>` with a JSON body. */
const VERBS: Record<string, Verb> = {
  faults: (control, input) => control.setFaults(Faults.partial().parse(input)),
  'clear-faults': (control) => control.clearFaults(),
  deliveries: (control, input) => ({ deliveries: control.deliveries(Filter.parse(input)) }),
  resend: (control, input) => ({ done: control.resend(Id.parse(input).id) }),
  pay(control, input) {
    const { id, number } = z.strictObject({ id: z.string(), number: z.string() }).parse(input);
    return control.pay(id, number);
  },
  authenticate(control, input) {
    const { id, approved } = Id.extend({ approved: z.boolean() }).parse(input);
    return control.authenticate(id, approved);
  },
  clear: (control, input) => ({ done: control.clear(Id.parse(input).id) }),
  fail(control, input) {
    const { id, code } = Id.extend({ code: z.string() }).parse(input);
    return { done: control.fail(id, code) };
  },
  dispute(control, input) {
    const Complaint = z.strictObject({
      id: z.string(),
      amount: z.number().int().min(1).optional(),
      reason: z.enum(DISPUTE_REASONS).default('fraudulent'),
    });
    const { id, ...complaint } = Complaint.parse(input);
    return { dispute: control.dispute(id, complaint) };
  },
  decide(control, input) {
    const { id, outcome } = Id.extend({ outcome: z.enum(['won', 'lost']) }).parse(input);
    return { done: control.decide(id, outcome) };
  },
  'return-debit'(control, input) {
    const reason = z.enum(RETURN_REASONS).default('insufficient_funds');
    const { id, reason: why } = Id.extend({ reason }).parse(input);
    return { dispute: control.returnDebit(id, why) };
  },
  'clear-refund': (control, input) => ({ done: control.clearRefund(Id.parse(input).id) }),
  'fail-refund'(control, input) {
    const reason = z.enum(REFUND_FAILURES).default('expired_or_canceled_card');
    const { id, reason: why } = Id.extend({ reason }).parse(input);
    return { done: control.failRefund(id, why) };
  },
  expire: (control, input) => ({ done: control.expire(Id.parse(input).id) }),
  advance(control, input) {
    control.advance(z.strictObject({ ms: z.number().int().min(0) }).parse(input).ms);
    return { done: true };
  },
  events(control, input) {
    const Wanted = z.strictObject({
      count: z.number().int().min(1).max(100_000),
      deliver: z.boolean().default(false),
    });
    const { count, deliver } = Wanted.parse(input);
    return { ids: control.makeEvents(count, deliver) };
  },
  async settled(control, input) {
    const { ms } = z.strictObject({ ms: z.number().int().min(0).default(10_000) }).parse(input);
    return { settled: await control.settled(ms) };
  },
};

/**
 * Answers `/_control/…`: for programs on this machine only. A page of another site cannot reach it,
 * because a browser sends no JSON across sites without asking first, and names its origin.
 */
export async function answerControl(
  control: Control,
  publicUrl: string,
  asked: Asked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress) || !fromOwnPages(asked, publicUrl)) {
    sendJson(response, 403, { problem: 'The control interface is for this machine only.' });
    return;
  }
  const name = asked.path.slice('/_control/'.length);
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  const isJson = asked.header('content-type')?.startsWith('application/json') ?? false;
  if (!verb || asked.method !== 'POST' || !isJson) {
    sendJson(response, 404, {
      problem: `POST JSON to /_control/ and one of: ${Object.keys(VERBS).join(', ')}.`,
    });
    return;
  }
  try {
    sendJson(response, 200, await verb(control, asked.body === '' ? {} : JSON.parse(asked.body)));
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    sendJson(response, 400, { problem });
  }
}

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
