import {
  day,
  detail,
  flag,
  instant,
  integer,
  line,
  names,
  oneOf,
  orNull,
  personal,
  text,
  whole,
  type Field,
} from './fields';

/** One type of event: what it may be done to (null: to nothing), and the fields of its data. */
export interface EventShape {
  subject: readonly string[] | null;
  data: Readonly<Record<string, Field>>;
}

const invoice = ['invoice'] as const;
const document = ['document'] as const;
const page = ['page'] as const;
const request = ['request'] as const;
const conversation = ['conversation'] as const;
const money = { amountMinor: whole, currency: text } as const;
const topic = oneOf('billing', 'payment', 'document', 'access', 'other');

/** What clients, scanners, bots and the firm do on the portal: version 1 of the wire. */
const WIRE = {
  'signin.succeeded': { subject: null, data: { method: detail(text) } },
  'signin.failed': {
    subject: null,
    data: {
      reason: detail(oneOf('password', 'code', 'unknown', 'expired_link')),
      ip: personal(text),
    },
  },
  'signin.locked': { subject: null, data: { until: detail(instant) } },
  'signin.reset_requested': { subject: null, data: {} },

  'page.viewed': { subject: page, data: { path: detail(text), dwellMs: whole } },
  'search.performed': { subject: null, data: { query: personal(text), results: whole } },
  'click.raged': { subject: page, data: { element: text, count: whole } },
  'click.dead': { subject: page, data: { element: text } },
  'form.rejected': { subject: page, data: { form: text, field: text } },
  'error.shown': {
    subject: page,
    data: {
      status: whole,
      during: oneOf('pay', 'open', 'submit', 'other'),
      errorId: detail(text),
    },
  },
  'help.viewed': { subject: ['article'], data: { topic: detail(text) } },

  'invoice.sent': { subject: invoice, data: { ...money, dueOn: day } },
  'invoice.viewed': { subject: invoice, data: {} },
  'invoice.downloaded': { subject: invoice, data: {} },
  'invoice.changed': { subject: invoice, data: { from: detail(text), to: text } },
  'invoice.disputed': {
    subject: invoice,
    data: { line: detail(orNull(line)), reason: personal(text) },
  },
  'reminder.sent': { subject: invoice, data: { level: detail(whole) } },

  'checkout.started': {
    subject: invoice,
    data: { amountMinor: detail(whole), currency: detail(text) },
  },
  'checkout.cancelled': { subject: invoice, data: {} },
  'payment.processing': { subject: invoice, data: { ...money, method: detail(text) } },
  'payment.succeeded': { subject: invoice, data: { ...money, method: detail(text) } },
  'payment.failed': { subject: invoice, data: { code: detail(text), hard: flag } },
  'payment.refunded': { subject: invoice, data: money },

  'document.published': {
    subject: document,
    data: { category: detail(text), actionNeeded: flag, dueOn: orNull(day) },
  },
  'document.opened': { subject: document, data: {} },
  'document.downloaded': { subject: document, data: {} },
  'document.open_failed': {
    subject: document,
    data: {
      reason: detail(oneOf('network', 'permission', 'expired', 'corrupt', 'locked', 'stepup')),
    },
  },
  'document.requested': { subject: request, data: { dueOn: detail(orNull(day)) } },
  // A client answers a request; staff put in a document of their own.
  'document.uploaded': { subject: ['request', 'document'], data: {} },
  'document.upload_failed': {
    subject: ['request', 'document'],
    data: { reason: detail(oneOf('too_large', 'type', 'malware', 'network')) },
  },
  'document.signed': { subject: document, data: {} },

  'contact.received': {
    subject: conversation,
    data: { channel: detail(oneOf('call', 'email', 'message', 'callback')), topic },
  },
  'contact.answered': { subject: conversation, data: {} },
  'complaint.opened': { subject: ['complaint'], data: { topic: detail(text) } },
  'complaint.resolved': { subject: ['complaint'], data: {} },
  'praise.received': { subject: conversation, data: {} },
  'survey.sent': { subject: ['survey'], data: {} },
  'survey.answered': { subject: ['survey'], data: { effort: whole, comment: personal(text) } },
  'agreement.changed': { subject: ['agreement'], data: {} },
  'client.left': { subject: null, data: { cause: detail(text) } },
  'client.returned': { subject: null, data: {} },
} as const satisfies Record<string, EventShape>;

/** What the firm and the portal itself do, so that their acts are in the log too. No rule reads these. */
const HOUSE = {
  // A mail that will not reach a contact.
  'mail.undelivered': {
    subject: ['contact'],
    data: { reason: oneOf('no_mailbox', 'refused', 'unreachable') },
  },
  'mail.settled': { subject: ['contact'], data: {} },
  'mail.resent': { subject: ['contact'], data: {} },
  'client.created': { subject: ['client'], data: {} },
  'client.changed': { subject: ['client'], data: { fields: names } },
  'contact.invited': { subject: ['contact'], data: {} },
  'contact.joined': { subject: ['contact'], data: {} },
  'contact.changed': { subject: ['contact'], data: { fields: names } },
  'assignment.changed': {
    subject: ['employee'],
    data: { role: text, change: oneOf('began', 'ended') },
  },
  'employee.invited': { subject: ['employee'], data: { role: text } },
  'employee.changed': { subject: ['employee'], data: { fields: names } },
  'invoice.created': { subject: invoice, data: money },
  'invoice.edited': { subject: invoice, data: { fields: names } },
  'payment.recorded': { subject: invoice, data: { ...money, method: text, receivedOn: day } },
  // What a client had to their credit went to a bill.
  'credit.applied': { subject: invoice, data: money },
  'credit_note.issued': { subject: ['credit_note'], data: { ...money, invoice: orNull(text) } },
  // A client writes on in a question that waits already, and says of one that it is settled.
  'contact.continued': { subject: conversation, data: {} },
  // What was written down of a client was none, or another's.
  'contact.withdrawn': { subject: conversation, data: {} },
  'contact.settled': { subject: conversation, data: { invoice: text, disputesLeft: whole } },
  'statement.downloaded': {
    subject: null,
    data: { format: oneOf('pdf', 'csv'), fromOn: day, toOn: day, currency: text },
  },
  'receipt.downloaded': { subject: ['payment'], data: { number: text } },
  'document.accepted': { subject: request, data: {} },
  'document.sent_back': { subject: request, data: {} },
  'document.taken_back': { subject: request, data: {} },
  'request.changed': { subject: request, data: { fields: names } },
  'request.reminded': { subject: request, data: { level: whole } },
  'request.done': { subject: request, data: {} },
  'request.cancelled': { subject: request, data: {} },
  'document.acknowledged': { subject: document, data: {} },
  'signing.requested': {
    subject: document,
    data: { way: oneOf('sign', 'acknowledge'), signers: whole, dueOn: orNull(day) },
  },
  'signing.reminded': { subject: document, data: { level: whole } },
  'signing.declined': { subject: document, data: {} },
  'signing.cancelled': { subject: document, data: {} },
  'signing.expired': { subject: document, data: {} },
  // The fingerprints (SHA-256, hex) of the document and of its signed version, so that the log holds them.
  'signing.completed': {
    subject: document,
    data: { original: text, signed: text, signers: whole },
  },
  // What a person has published, and taken back before anybody was told: `document.published` is when they are.
  'publishing.begun': { subject: document, data: { tellsAt: orNull(instant) } },
  'publishing.taken_back': { subject: document, data: {} },
  // What was to be signed could not be asked for when it was told of.
  'publishing.not_asked': { subject: document, data: { reason: text } },
  // Its first page was shown with the numbers painted over, before a proof of presence: no look at the document itself.
  'document.previewed': { subject: document, data: {} },
  // A W-2 waits for the consent of the person whom it is for, has it, or went to them on paper.
  'document.held': { subject: document, data: {} },
  'document.released': { subject: document, data: {} },
  'document.handed_over': { subject: document, data: {} },
  'consent.given': {
    subject: ['contact'],
    data: { disclosure: text, scope: oneOf('until_withdrawn') },
  },
  'consent.withdrawn': { subject: ['contact'], data: {} },
  'consent.declined': { subject: ['contact'], data: {} },
  'consent.asked': { subject: ['contact'], data: {} },
  'document.withdrawn': { subject: document, data: {} },
  // Of the document whose newer file it is.
  'document.version_brought': { subject: document, data: {} },
  'document.version_dropped': { subject: document, data: {} },
  'document.version_published': { subject: document, data: { version: whole } },
  'document.changed': { subject: document, data: { fields: names } },
  'document.discarded': { subject: document, data: {} },
  'document.refused': { subject: document, data: { reason: text } },
  // Keeping and ending.
  'document.deletion_scheduled': { subject: document, data: { dueOn: day, dueAt: instant } },
  'document.deletion_cancelled': { subject: document, data: { because: oneOf('person', 'hold') } },
  'document.deleted': { subject: document, data: { category: text, year: whole } },
  'hold.placed': { subject: ['client', 'document'], data: {} },
  'hold.lifted': { subject: ['client', 'document'], data: {} },
  'exit_kit.asked': { subject: ['client'], data: {} },
  'exit_kit.made': { subject: ['client'], data: { files: whole, documents: whole } },
  'exit_kit.downloaded': { subject: ['client'], data: {} },
  // The whole log with its proof went out of the portal.
  'log.exported': { subject: null, data: { format: oneOf('csv', 'ndjson'), rows: whole } },
  // What tasks cost clients, try by try, went out of the portal.
  'effort.exported': { subject: null, data: { fromOn: day, toOn: day } },
  // What one client did went out of the portal.
  'log.client_exported': { subject: ['client'], data: {} },
  'firm.changed': { subject: null, data: { fields: names } },
  'import.finished': {
    subject: null,
    data: { kind: text, read: whole, taken: whole, rejected: whole },
  },
  // What somebody did with a case of signals; `rule` is of the worst of them.
  'signal.taken': { subject: ['signal', 'case'], data: { rule: text } },
  'signal.snoozed': {
    subject: ['signal', 'case'],
    data: {
      rule: text,
      until: instant,
      for: detail(orNull(oneOf('paid', 'opened', 'back', 'answered'))),
    },
  },
  'signal.reopened': { subject: ['signal', 'case'], data: { rule: text } },
  'signal.settled': { subject: ['case'], data: { rule: text } },
  'signal.dismissed': {
    subject: ['signal', 'case'],
    data: { rule: text, reason: oneOf('not_real', 'not_important', 'known', 'other') },
  },
  // How a rule judges was set, and what it found was taken out of the portal.
  'rule.changed': {
    subject: null,
    data: { rule: text, threshold: text, from: whole, to: whole },
  },
  'signals.exported': { subject: null, data: { format: oneOf('csv', 'ndjson'), rows: whole } },
  // Why clients struggle: the firm's own, and of no client. A signal is given one, or it is taken back.
  'cause.proposed': { subject: ['cause'], data: {} },
  'cause.owned': { subject: ['cause'], data: { owner: text, dueOn: orNull(day) } },
  'cause.changed': { subject: ['cause'], data: { fields: names } },
  'cause.fixed': { subject: ['cause'], data: { fixedOn: day } },
  'cause.ended': { subject: ['cause'], data: { as: oneOf('closed', 'not_a_cause') } },
  'cause.reopened': { subject: ['cause'], data: {} },
  'signal.cause_given': { subject: ['signal'], data: { rule: text, cause: text } },
  'signal.cause_taken_back': { subject: ['signal'], data: { rule: text, cause: text } },
  // Somebody came in by a browser that had not been signed in to their account with.
  'device.added': { subject: ['device'], data: {} },
  'device.named': { subject: ['device'], data: {} },
  'passkey.added': { subject: ['passkey'], data: {} },
  'passkey.renamed': { subject: ['passkey'], data: {} },
  'passkey.removed': { subject: ['passkey'], data: {} },
  // One that is known, and what spoke against it.
  'passkey.refused': {
    subject: ['passkey'],
    data: { reason: oneOf('challenge', 'answer', 'counter', 'access') },
  },
  // What somebody changed about themselves, and all about them that was taken out. An owner acts for one who wrote a letter.
  'person.corrected': { subject: null, data: { fields: names } },
  'address.change_asked': { subject: null, data: {} },
  'address.changed': { subject: null, data: {} },
  'correction.asked': { subject: null, data: {} },
  'person_export.asked': { subject: ['person'], data: {} },
  'person_export.made': { subject: ['person'], data: { files: whole } },
  'person_export.downloaded': { subject: ['person'], data: {} },
  'erasure.asked': { subject: ['person'], data: {} },
  'erasure.refused': { subject: ['person'], data: {} },
  'erasure.scheduled': { subject: ['person'], data: { dueOn: day } },
  'erasure.taken_back': { subject: ['person'], data: {} },
  'erasure.carried_out': { subject: ['person'], data: {} },
  'session.ended': { subject: ['session'], data: { reason: text } },
  'person.signed_out': { subject: null, data: {} },
  // Somebody was asked whether it is them.
  'presence.proved': { subject: null, data: {} },
  'presence.refused': { subject: null, data: {} },
  // A person's ways in. The second step is an app's codes, and recovery codes for when the app is lost.
  'password.changed': { subject: null, data: {} },
  'factor.added': { subject: null, data: {} },
  'factor.removed': { subject: null, data: {} },
  'factor.taken': { subject: ['contact', 'employee'], data: {} },
  'factor.codes_made': { subject: null, data: { count: whole } },
  'factor.recovered': { subject: null, data: { left: whole } },
  'signin.code_mailed': { subject: null, data: {} },
  // Somebody at the firm saw the portal as a contact sees it, until when at the latest, and which of its pages.
  'look.began': { subject: ['contact'], data: { until: instant } },
  'look.page_read': { subject: page, data: {} },
  'look.ended': { subject: ['contact'], data: {} },
  'webhook.refused': { subject: null, data: { reason: text, status: integer } },
} as const satisfies Record<string, EventShape>;

/** Whether the contract of the wire lists a type: whoever writes it keeps to its shape. */
export function isWire(type: string): boolean {
  return Object.hasOwn(WIRE, type);
}

/** The closed list of what can happen. */
export const VOCABULARY = { ...WIRE, ...HOUSE } as const;
