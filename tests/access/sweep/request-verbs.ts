import { acceptItem } from '@/domain/requests/accept-item';
import { cancelRequest } from '@/domain/requests/cancel-request';
import { changeRequest } from '@/domain/requests/change-request';
import { createRequest } from '@/domain/requests/create-request';
import { dropItem } from '@/domain/requests/drop-item';
import { endTemplate } from '@/domain/requests/end-template';
import { getRequest } from '@/domain/requests/get-request';
import { getRequestForm } from '@/domain/requests/get-request-form';
import { listRequests } from '@/domain/requests/list-requests';
import { remindOfRequests } from '@/domain/requests/remind-of-requests';
import { restoreItem } from '@/domain/requests/restore-item';
import { saveTemplate } from '@/domain/requests/save-template';
import { reportSendFailed } from '@/domain/requests/report-send-failed';
import { sendBackItem } from '@/domain/requests/send-back-item';
import { sendItem } from '@/domain/requests/send-item';
import { takeBackFile } from '@/domain/requests/take-back-file';
import { JOB } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;
const request = {
  title: 'Year-end',
  note: null,
  dueOn: null,
  items: [{ title: 'Bank statement', hint: null, optional: false, category: 'other' as const }],
};

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('%PDF-1.7\n');
}

/** Requests for documents, and what is sent for them. */
export const requestVerbs: Registry = {
  'domain/requests/list-requests#listRequests': {
    call: (actor) => listRequests(actor),
    rightful: dana,
    kind: 'list',
  },
  'domain/requests/get-request#getRequest': {
    call: (actor, { requestId }) => getRequest(actor, { id: requestId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/requests/get-request-form#getRequestForm': {
    call: (actor, { clientId }) => getRequestForm(actor, { clientId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/create-request#createRequest': {
    call: (actor, { clientId }) => createRequest(actor, { clientId, request }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/change-request#changeRequest': {
    call: (actor, { requestId }) =>
      changeRequest(actor, { ...request, id: requestId, add: request.items }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/cancel-request#cancelRequest': {
    call: (actor, { requestId }) => cancelRequest(actor, { id: requestId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/send-item#sendItem': {
    call: (actor, { requestItemId }) =>
      sendItem(actor, {
        itemId: requestItemId,
        filename: 'a.pdf',
        declaredBytes: 9,
        source: bytes(),
      }),
    rightful: dana,
    kind: 'row',
  },
  'domain/requests/report-send-failed#reportSendFailed': {
    call: (actor, { requestItemId }) => reportSendFailed(actor, { itemId: requestItemId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/requests/take-back-file#takeBackFile': {
    call: (actor, { sentDocumentId }) => takeBackFile(actor, { documentId: sentDocumentId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/requests/accept-item#acceptItem': {
    call: (actor, { requestItemId, sentDocumentId }) =>
      acceptItem(actor, { id: requestItemId, seen: [sentDocumentId] }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/send-back-item#sendBackItem': {
    call: (actor, { requestItemId, sentDocumentId }) =>
      sendBackItem(actor, { id: requestItemId, reason: 'Blurred', seen: [sentDocumentId] }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/drop-item#dropItem': {
    call: (actor, { requestItemId }) => dropItem(actor, { id: requestItemId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/restore-item#restoreItem': {
    call: (actor, { requestItemId }) => restoreItem(actor, { id: requestItemId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/requests/save-template#saveTemplate': {
    call: (actor) => saveTemplate(actor, { request }),
    rightful: tom,
    kind: 'own',
  },
  'domain/requests/end-template#endTemplate': {
    call: (actor, { templateId }) => endTemplate(actor, { id: templateId }),
    rightful: tom,
    kind: 'own',
  },
  'domain/requests/remind-of-requests#remindOfRequests': {
    call: (actor) => remindOfRequests(actor),
    rightful: JOB,
    kind: 'few',
  },
};
