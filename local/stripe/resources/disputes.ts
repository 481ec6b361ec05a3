import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { noSuch, refused } from '../errors';
import { createdFilter, pageOf } from '../lists';
import { mergeMetadata } from '../params';
import { decideDispute, updateDispute } from '../payments/dispute-charge';
import type { Call, Route } from './call';
import { readEvidence } from './dispute-evidence';

export const disputeRoutes: Route[] = [
  ['GET', '/v1/disputes', listDisputes],
  [
    'GET',
    '/v1/disputes/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findDispute(desk, id);
    },
  ],
  ['POST', '/v1/disputes/:id', changeDispute],
  ['POST', '/v1/disputes/:id/close', closeDispute],
];

/** What Stripe's test mode reads in `uncategorized_text` (https://docs.stripe.com/testing#disputes). */
const DECIDING: Record<string, 'won' | 'lost'> = {
  winning_evidence: 'won',
  losing_evidence: 'lost',
};

function findDispute(desk: Desk, id: string): Stripe.Dispute {
  const dispute = desk.store.get('dispute', id);
  if (!dispute) throw noSuch('dispute', id, 'dispute');
  return dispute;
}

/** Stages evidence, or submits it, which can be done once; and changes the metadata. */
function changeDispute({ desk, params, ids: [id = ''], origin }: Call): Stripe.Dispute {
  const before = findDispute(desk, id);
  const given = readEvidence(params);
  const submit = given && (params.flag('submit') ?? true);
  const metadata = mergeMetadata(before.metadata, params.metadata());
  params.finish();
  if (given) mustNeedResponse(before);
  const evidence = { ...before.evidence, ...given };
  updateDispute(
    desk,
    {
      ...before,
      evidence,
      evidence_details: {
        ...before.evidence_details,
        has_evidence: before.evidence_details.has_evidence || given !== undefined,
        ...(submit && { submission_count: 1, submission_method: 'manual' }),
      },
      metadata,
      ...(submit && { status: 'under_review' }),
    },
    origin,
  );
  const outcome = submit && DECIDING[evidence.uncategorized_text ?? ''];
  if (outcome) decideDispute(desk, id, outcome, null);
  return findDispute(desk, id);
}

/** Accepts the dispute: it is lost, and that for good. */
function closeDispute({ desk, params, ids: [id = ''], origin }: Call): Stripe.Dispute {
  const dispute = findDispute(desk, id);
  params.finish();
  mustNeedResponse(dispute);
  decideDispute(desk, id, 'lost', origin);
  return findDispute(desk, id);
}

function mustNeedResponse({ status }: Stripe.Dispute): void {
  if (status === 'needs_response') return;
  throw refused(
    status === 'under_review'
      ? 'Evidence has already been submitted for this dispute.'
      : 'This dispute is already closed',
  );
}

function listDisputes({ desk, params }: Call): object {
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('dispute')
    .filter((one) => created(one.created))
    .filter((one) => !charge || one.charge === charge)
    .filter((one) => !intent || one.payment_intent === intent);
  const page = pageOf(rows, params, '/v1/disputes', 'dispute');
  params.finish();
  return page;
}
