import { acknowledgeDocument } from '@/domain/signing/acknowledge-document';
import { cancelSigning } from '@/domain/signing/cancel-signing';
import { declineSigning } from '@/domain/signing/decline-signing';
import { dropPlan } from '@/domain/signing/drop-plan';
import { findEvidence } from '@/domain/signing/find-evidence';
import { keepSigned } from '@/domain/signing/keep-signed';
import { listSignerChoices } from '@/domain/signing/list-signer-choices';
import { planSigning } from '@/domain/signing/plan-signing';
import { remindOfSigning } from '@/domain/signing/remind-of-signing';
import { remindSigning } from '@/domain/signing/remind-signing';
import { requestSigning } from '@/domain/signing/request-signing';
import { signDocument } from '@/domain/signing/sign-document';
import { sweepSigning } from '@/domain/signing/sweep-signing';
import { verifyFile } from '@/domain/signing/verify-file';
import { JOB, PUBLIC } from '@/lib/actor';
import { cast, password } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;
const sha256 = 'a'.repeat(64);

/** Signatures, and what is only confirmed as read. */
export const signingVerbs: Registry = {
  'domain/signing/request-signing#requestSigning': {
    call: (actor, { unsignedId, contactId }) =>
      requestSigning(actor, {
        documentId: unsignedId,
        kind: 'acknowledge',
        signers: [contactId],
        dueOn: null,
      }),
    rightful: tom,
    kind: 'row',
  },
  'domain/signing/plan-signing#planSigning': {
    call: (actor, { readyDocumentId, contactId }) =>
      planSigning(actor, {
        documentId: readyDocumentId,
        kind: 'acknowledge',
        signers: [contactId],
        dueOn: null,
      }),
    rightful: tom,
    kind: 'row',
  },
  'domain/signing/drop-plan#dropPlan': {
    call: (actor, { readyDocumentId }) => dropPlan(actor, readyDocumentId),
    rightful: tom,
    kind: 'row',
  },
  'domain/signing/cancel-signing#cancelSigning': {
    call: (actor, { signingId }) => cancelSigning(actor, { id: signingId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/signing/remind-signing#remindSigning': {
    call: (actor, { signingId }) => remindSigning(actor, { id: signingId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/signing/list-signer-choices#listSignerChoices': {
    call: (actor, { documentId }) => listSignerChoices(actor, documentId),
    rightful: tom,
    kind: 'list',
  },
  'domain/signing/sign-document#signDocument': {
    call: (actor, { signingId }) =>
      signDocument(actor, {
        ...{ id: signingId, statement: sha256, agreed: true, way: 'typed' },
        ...{ name: 'Dana Whitlock', drawing: '', proof: { password } },
      }),
    rightful: dana,
    kind: 'row',
  },
  'domain/signing/acknowledge-document#acknowledgeDocument': {
    call: (actor, { acknowledgingId }) =>
      acknowledgeDocument(actor, { id: acknowledgingId, statement: sha256 }),
    rightful: dana,
    kind: 'row',
  },
  'domain/signing/decline-signing#declineSigning': {
    call: (actor, { signingId }) => declineSigning(actor, { id: signingId, reason: 'No.' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/signing/find-evidence#findEvidence': {
    call: (actor, { signedId }) => findEvidence(actor, { requestId: signedId }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/signing/keep-signed#keepSigned': {
    call: (actor, { signedId }) =>
      keepSigned(actor, { requestId: signedId, bytes: new Uint8Array(3), pages: 1 }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/signing/remind-of-signing#remindOfSigning': {
    call: (actor) => remindOfSigning(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/signing/sweep-signing#sweepSigning': {
    call: (actor) => sweepSigning(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/signing/verify-file#verifyFile': {
    call: (actor) => verifyFile(actor, { sha256 }),
    rightful: PUBLIC,
    kind: 'few',
  },
};
