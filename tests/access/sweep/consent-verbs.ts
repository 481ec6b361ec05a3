import { askForConsent } from '@/domain/consent/ask-for-consent';
import { beginSample } from '@/domain/consent/begin-sample';
import { declineConsent } from '@/domain/consent/decline-consent';
import { getConsent } from '@/domain/consent/get-consent';
import { getSample } from '@/domain/consent/get-sample';
import { getStanding } from '@/domain/consent/get-standing';
import { giveConsent } from '@/domain/consent/give-consent';
import { handOverW2 } from '@/domain/consent/hand-over-w2';
import { listDeliveries } from '@/domain/consent/list-deliveries';
import { withdrawConsent } from '@/domain/consent/withdraw-consent';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { dana, tom } = cast;

/** How somebody has their W-2s, and what staff do about it. */
export const consentVerbs: Registry = {
  'domain/consent/get-consent#getConsent': {
    call: (actor) => getConsent(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/consent/begin-sample#beginSample': {
    call: (actor) => beginSample(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/consent/get-sample#getSample': {
    call: (actor, { sampleId }) => getSample(actor, { sampleId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/consent/give-consent#giveConsent': {
    call: (actor, { sampleId }) =>
      giveConsent(actor, { sampleId, code: 'AAA AAA', disclosure: '' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/consent/decline-consent#declineConsent': {
    call: (actor) => declineConsent(actor),
    rightful: dana,
    kind: 'own',
  },
  'domain/consent/withdraw-consent#withdrawConsent': {
    call: (actor, { contactId }) => withdrawConsent(actor, { contactId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/consent/get-standing#getStanding': {
    call: (actor, { contactId }) => getStanding(actor, { contactId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/consent/list-deliveries#listDeliveries': {
    call: (actor, { w2Id }) => listDeliveries(actor, { documentId: w2Id }),
    rightful: tom,
    kind: 'list',
  },
  'domain/consent/hand-over-w2#handOverW2': {
    call: (actor, { w2Id, contactId }) => handOverW2(actor, { documentId: w2Id, contactId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/consent/ask-for-consent#askForConsent': {
    call: (actor, { w2Id, contactId }) => askForConsent(actor, { documentId: w2Id, contactId }),
    rightful: tom,
    kind: 'row',
  },
};
