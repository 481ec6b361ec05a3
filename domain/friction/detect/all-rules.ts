import type { RuleDefinition } from './define-rule';
import { checkoutAbandoned } from './rules/checkout-abandoned';
import { contactAfterSelfService } from './rules/contact-after-self-service';
import { deadClick } from './rules/dead-click';
import { documentBlocked } from './rules/document-blocked';
import { documentUnopened } from './rules/document-unopened';
import { errorHit } from './rules/error-hit';
import { goneQuiet } from './rules/gone-quiet';
import { lockedOut } from './rules/locked-out';
import { loop } from './rules/loop';
import { paymentFailed } from './rules/payment-failed';
import { rageClick } from './rules/rage-click';
import { repeatContact } from './rules/repeat-contact';
import { searchEmpty } from './rules/search-empty';
import { signinStruggle } from './rules/signin-struggle';
import { statusMismatch } from './rules/status-mismatch';
import { statusRecheck } from './rules/status-recheck';
import { unhappy } from './rules/unhappy';
import { viewedOverdue } from './rules/viewed-overdue';

/** The rules that are judged by, in the order of the catalogue; those that judge by others' lines come after them. */
export const ALL_RULES: readonly RuleDefinition[] = [
  statusRecheck,
  paymentFailed,
  checkoutAbandoned,
  viewedOverdue,
  statusMismatch,
  documentUnopened,
  documentBlocked,
  signinStruggle,
  lockedOut,
  searchEmpty,
  rageClick,
  deadClick,
  errorHit,
  loop,
  contactAfterSelfService,
  repeatContact,
  unhappy,
  goneQuiet,
];
