import type { AgreementInput } from '@/domain/agreements/agreement-input';
import { createAgreement } from '@/domain/agreements/create-agreement';
import { endAgreement } from '@/domain/agreements/end-agreement';
import { getAgreement } from '@/domain/agreements/get-agreement';
import { getAgreementForm } from '@/domain/agreements/get-agreement-form';
import { replaceAgreement } from '@/domain/agreements/replace-agreement';
import { raiseDrafts } from '@/domain/invoices/raise-drafts';
import { JOB } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;
const agreement: AgreementInput = {
  title: 'Bookkeeping',
  currency: 'USD',
  period: 'month',
  startsOn: '2026-12-01',
  endsOn: null,
  dueDays: 14,
  signedByName: null,
  signedOn: null,
  documentId: null,
  raisesDrafts: true,
  items: [{ description: 'Bookkeeping', detail: null, quantityMilli: 1000n, unitMinor: 10_000n }],
};

export const agreementVerbs: Registry = {
  'domain/agreements/get-agreement#getAgreement': {
    call: (actor, { agreementId }) => getAgreement(actor, { id: agreementId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/agreements/get-agreement-form#getAgreementForm': {
    call: (actor, { clientId, agreementId }) =>
      getAgreementForm(actor, { clientId, replaces: agreementId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/agreements/create-agreement#createAgreement': {
    call: (actor, { clientId }) => createAgreement(actor, { clientId, agreement }),
    rightful: tom,
    kind: 'row',
  },
  'domain/agreements/replace-agreement#replaceAgreement': {
    call: (actor, { agreementId }) => replaceAgreement(actor, { id: agreementId, agreement }),
    rightful: tom,
    kind: 'row',
  },
  'domain/agreements/end-agreement#endAgreement': {
    call: (actor, { agreementId }) =>
      endAgreement(actor, { id: agreementId, endsOn: '2026-12-31' }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/raise-drafts#raiseDrafts': {
    call: (actor) => raiseDrafts(actor),
    rightful: JOB,
    kind: 'few',
  },
};
