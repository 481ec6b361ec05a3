import type { Queue } from 'pg-boss';

type QueueSettings = Pick<
  Queue,
  'policy' | 'retryLimit' | 'retryDelay' | 'retryBackoff' | 'expireInSeconds' | 'deleteAfterSeconds'
>;

const day = 24 * 60 * 60;

/**
 * The queues of jobs, made when the database is migrated. `stately` keeps at most one job waiting
 * and one running for a singleton key: a job sent while one waits is merged into it.
 */
export const queues = {
  'signals.refresh': {
    policy: 'stately',
    retryLimit: 5,
    retryBackoff: true,
    deleteAfterSeconds: day,
  },
  'causes.measure': {
    policy: 'stately',
    retryLimit: 3,
    retryBackoff: true,
    deleteAfterSeconds: day,
  },
  'signals.sweep': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'reminders.send': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'agreements.raise': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'scanner.try': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'uploads.sweep': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'tries.sweep': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'log.watch': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'invoice.pdf': { policy: 'stately', retryLimit: 5, retryBackoff: true },
  'mail.send': { retryLimit: 12, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  'document.finish': { policy: 'stately', retryLimit: 5, retryBackoff: true },
  'document.tell': { policy: 'stately', retryLimit: 5, retryBackoff: true },
  'season.read': {
    policy: 'stately',
    retryLimit: 5,
    retryBackoff: true,
    expireInSeconds: 600,
  },
  'season.publish': {
    policy: 'stately',
    retryLimit: 5,
    retryBackoff: true,
    // Each takes half a minute: one whose worker was killed is soon known to be gone, and goes on.
    expireInSeconds: 120,
  },
  'document.index': {
    policy: 'stately',
    retryLimit: 3,
    retryBackoff: true,
    deleteAfterSeconds: day,
  },
  'signing.finish': { policy: 'stately', retryLimit: 8, retryDelay: 5, retryBackoff: true },
  'document.preview': {
    policy: 'stately',
    retryLimit: 3,
    retryBackoff: true,
    deleteAfterSeconds: day,
  },
  'exit_kit.make': {
    policy: 'stately',
    retryLimit: 2,
    retryDelay: 60,
    // Everything of a large client, with PDFs that have to be made first.
    expireInSeconds: day / 2,
  },
  'person_export.make': {
    policy: 'stately',
    retryLimit: 2,
    retryDelay: 60,
    expireInSeconds: day / 8,
  },
  'records.sweep': { policy: 'stately', retryLimit: 0, deleteAfterSeconds: day },
  'payment.follow': { policy: 'stately', retryLimit: 12, retryDelay: 5, retryBackoff: true },
} as const satisfies Record<string, QueueSettings>;

export type QueueName = keyof typeof queues;
