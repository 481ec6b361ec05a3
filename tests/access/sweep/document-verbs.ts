import { changeDocument } from '@/domain/publishing/change-document';
import { chooseClient } from '@/domain/intake/choose-client';
import { confirmReader } from '@/domain/looks/confirm-reader';
import { discardDocument } from '@/domain/intake/discard-document';
import { findRecipients } from '@/domain/intake/find-recipients';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { listLooks } from '@/domain/looks/list-looks';
import { listIncoming } from '@/domain/intake/list-incoming';
import { listOutgoing } from '@/domain/publishing/list-outgoing';
import { listPublished } from '@/domain/documents/list-published';
import { listPublishedMenus } from '@/domain/documents/list-published-menus';
import { openPreview } from '@/domain/previews/open-preview';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { reportOpenFailed } from '@/domain/looks/report-open-failed';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { uploadDocument } from '@/domain/intake/upload-document';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { cast, password } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ruth, tom, dana } = cast;

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('%PDF-1.7\n');
}

export const documentVerbs: Registry = {
  'domain/documents/list-documents#listDocuments': {
    call: (actor) => listDocuments(actor, {}),
    rightful: dana,
    kind: 'list',
  },
  'domain/intake/list-incoming#listIncoming': {
    call: (actor) => listIncoming(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/publishing/list-outgoing#listOutgoing': {
    call: (actor) => listOutgoing(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/documents/list-published#listPublished': {
    call: (actor, { clientId }) => listPublished(actor, { clientId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/documents/list-published-menus#listPublishedMenus': {
    call: (actor) => listPublishedMenus(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/intake/find-recipients#findRecipients': {
    call: (actor) => findRecipients(actor, 'Brightwater'),
    rightful: tom,
    kind: 'list',
  },
  'domain/documents/get-document#getDocument': {
    call: (actor, { documentId }) => getDocument(actor, documentId),
    rightful: dana,
    kind: 'row',
  },
  'domain/looks/list-looks#listLooks': {
    call: (actor, { documentId }) => listLooks(actor, { documentId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/previews/open-preview#openPreview': {
    call: (actor, { documentId }) => openPreview(actor, { documentId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/looks/confirm-reader#confirmReader': {
    call: (actor, { documentId }) => confirmReader(actor, { documentId, password }),
    rightful: dana,
    kind: 'row',
  },
  'domain/looks/grant-document#grantDocument': {
    call: (actor, { documentId }) => grantDocument(actor, { documentId, purpose: 'open' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/looks/read-granted#readGranted': {
    call: (actor, { documentId, grantId }) => readGranted(actor, { documentId, grantId }),
    rightful: dana,
    kind: 'row',
  },
  // The browser tells of it and waits for no answer: of what is not theirs nothing is written down.
  'domain/looks/report-open-failed#reportOpenFailed': {
    call: (actor, { documentId }) => reportOpenFailed(actor, { documentId, reason: 'network' }),
    rightful: dana,
    kind: 'list',
  },
  'domain/intake/upload-document#uploadDocument': {
    call: (actor) =>
      uploadDocument(actor, { filename: 'a.pdf', declaredBytes: 9, source: bytes() }),
    rightful: tom,
    kind: 'own',
  },
  'domain/intake/choose-client#chooseClient': {
    call: (actor, { readyDocumentId, clientId }) =>
      chooseClient(actor, { documentId: readyDocumentId, clientId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/publishing/change-document#changeDocument': {
    call: (actor, { readyDocumentId }) =>
      changeDocument(actor, {
        documentId: readyDocumentId,
        title: 'Renamed',
        category: 'other',
        year: 2026,
        audience: 'all',
        readers: [],
        actionNeeded: false,
        dueOn: null,
      }),
    rightful: tom,
    kind: 'row',
  },
  'domain/publishing/publish-documents#publishDocuments': {
    call: (actor, { readyDocumentId }) =>
      publishDocuments(actor, [{ documentId: readyDocumentId, version: 'another' }]),
    rightful: ruth,
    kind: 'row',
  },
  'domain/publishing/take-back-publishing#takeBackPublishing': {
    call: (actor, { publishingId }) => takeBackPublishing(actor, { publishingId }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/telling/tell-publishing#tellPublishing': {
    call: (actor, { publishingId }) => tellPublishing(actor, publishingId),
    rightful: ruth,
    kind: 'row',
  },
  'domain/publishing/withdraw-document#withdrawDocument': {
    call: (actor, { documentId }) => withdrawDocument(actor, documentId),
    rightful: ruth,
    kind: 'row',
  },
  'domain/intake/discard-document#discardDocument': {
    call: (actor, { readyDocumentId }) => discardDocument(actor, readyDocumentId),
    rightful: tom,
    kind: 'row',
  },
};
