import { markSeenByLink, recordLinkAsked } from '@/domain/invoices/look-by-link';
import { linkActor } from '@/domain/invoices/pay-link';
import { changeProgramRules } from '@/domain/firm/change-program-rules';
import { getProgramRules } from '@/domain/programs/get-program-rules';
import { DEFAULT_RULES } from '@/domain/programs/program-rules';
import { PortalError } from '@/lib/errors';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ingrid } = cast;
const link = linkActor('a link that was never sent');

export const programVerbs: Registry = {
  'domain/programs/get-program-rules#getProgramRules': {
    call: (actor) => getProgramRules(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/firm/change-program-rules#changeProgramRules': {
    call: (actor) => changeProgramRules(actor, { ...DEFAULT_RULES, seconds: 11 }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/invoices/look-by-link#recordLinkAsked': {
    call: (actor) => recordLinkAsked(actor, {}),
    rightful: link,
    kind: 'few',
  },
  'domain/invoices/look-by-link#markSeenByLink': {
    call: (actor) => markSeenByLink(actor, {}).catch(passOverAbsent),
    rightful: link,
    kind: 'few',
  },
};

/** The link of the sweep was never sent: whoever may ask is told so. */
function passOverAbsent(error: unknown): void {
  if (!(error instanceof PortalError) || error.code !== 'not_found') throw error;
}
