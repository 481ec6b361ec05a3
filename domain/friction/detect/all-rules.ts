import type { RuleDefinition } from './define-rule';
import { checkoutAbandoned } from './rules/checkout-abandoned';
import { documentUnopened } from './rules/document-unopened';
import { errorHit } from './rules/error-hit';
import { paymentFailed } from './rules/payment-failed';
import { signinStruggle } from './rules/signin-struggle';
import { statusRecheck } from './rules/status-recheck';

/** The rules that are judged by, in the order of the catalogue. */
export const ALL_RULES: readonly RuleDefinition[] = [
  statusRecheck,
  paymentFailed,
  checkoutAbandoned,
  documentUnopened,
  signinStruggle,
  errorHit,
];
