import { z } from 'zod';

/** A page of a client's. What the firm sees is no page of theirs, nor is what programs ask for. */
const path = z
  .string()
  .max(200)
  .regex(/^\/(?!staff(\/|$)|api(\/|$))[\w\-./]*$/);
const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}_\-. ]+$/u);
/** `kind:name`, as in `button:pay` (domain/friction/detect/clicks.ts): what the page calls it. */
const element = z
  .string()
  .max(80)
  .regex(/^[a-z]+:[\p{L}\p{N}_\-. ]+$/u);

/** Its own id, and when it happened by the browser's clock, in milliseconds since 1970. */
const base = { id: z.uuid({ version: 'v7' }), at: z.int(), path };

/** More clicks than a hand makes before somebody takes the page away from it. */
const MOST_CLICKS = 1_000;

/**
 * The short list of what a browser may say happened; everything else is recorded by the verb that does it, so that nobody
 * can forge it. Names of elements and fields, never what was typed.
 */
export const Reported = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('page.viewed'),
    dwellMs: z.int().min(0).max(86_400_000),
  }),
  z.strictObject({ ...base, type: z.literal('form.rejected'), form: name, field: name }),
  z.strictObject({
    ...base,
    type: z.literal('error.shown'),
    status: z.int().min(400).max(599),
    during: z.enum(['pay', 'open', 'submit', 'other']),
    errorId: z.string().max(20).regex(/^\w*$/),
  }),
  z.strictObject({
    ...base,
    type: z.literal('click.raged'),
    element,
    count: z.int().min(4).max(MOST_CLICKS),
  }),
  z.strictObject({ ...base, type: z.literal('click.dead'), element }),
]);

export type ReportedEvent = z.output<typeof Reported>;

/**
 * What a browser sends: for whom its page was drawn (the contact's public id), what its clock says now, and what happened.
 * Each event is looked at by itself, so that one that is wrong takes no other with it.
 */
export const ReportedBatch = z.strictObject({
  of: z.string().max(100),
  sentAt: z.int(),
  events: z.array(z.unknown()).min(1).max(50),
});

export type ReportedBatch = z.output<typeof ReportedBatch>;
