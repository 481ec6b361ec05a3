/** Where a link in a mail leads. */
export type LinkPlace =
  | 'home'
  | 'invitation'
  | 'reset'
  | 'pay'
  | 'consent'
  | 'documents'
  | 'document'
  | 'invoices'
  | 'invoice'
  | 'credit note'
  | 'request'
  | 'take out'
  | 'sign in'
  | 'the firm’s document'
  | 'the firm’s invoice'
  | 'the firm’s client'
  | 'the proof of the log'
  | 'security'
  | 'the firm’s security'
  | 'another address'
  | 'own data'
  | 'the firm’s own data'
  | 'the firm’s privacy'
  | 'the firm’s contact'
  | 'the firm’s people'
  | 'the firm’s today';

export type MailKind = {
  /** The file of `domain` that writes it. */
  file: string;
  /** What its key begins with. */
  key: string;
  leadsTo: readonly LinkPlace[];
};

/**
 * Every kind of mail that the portal writes, and where its links lead. A test finds what is missing here; another asks for each of the
 * places as a mail scanner would.
 */
export const MAIL_KINDS: readonly MailKind[] = [
  { file: 'access/invite-person', key: 'invitation', leadsTo: ['invitation'] },
  { file: 'access/request-reset', key: 'reset', leadsTo: ['reset'] },
  {
    file: 'access/mail-password-changed',
    key: 'password',
    leadsTo: ['security', 'the firm’s security'],
  },
  { file: 'clients/mail-access', key: 'access', leadsTo: ['home'] },
  { file: 'consent/mail-consent', key: 'consent ${what}', leadsTo: ['consent'] },
  {
    file: 'devices/mail-new-device',
    key: 'new-device',
    leadsTo: ['security', 'the firm’s security'],
  },
  { file: 'publishing/mail-consent-request', key: 'consent', leadsTo: ['consent'] },
  { file: 'publishing/tell-audience', key: 'documents', leadsTo: ['documents', 'document'] },
  { file: 'factors/mail-code', key: 'sign-in-code', leadsTo: ['sign in'] },
  {
    file: 'factors/mail-factor',
    key: 'factor',
    leadsTo: ['security', 'the firm’s security'],
  },
  { file: 'friction/digest/mail-digest', key: 'digest', leadsTo: ['the firm’s today'] },
  { file: 'invoices/mail-credit-note', key: 'credit-note', leadsTo: ['credit note'] },
  { file: 'invoices/send-invoice', key: 'invoice.sent', leadsTo: ['pay'] },
  { file: 'passkeys/mail-passkey', key: 'passkey', leadsTo: ['security', 'the firm’s security'] },
  { file: 'payments/mail-dispute', key: 'dispute', leadsTo: ['the firm’s invoice'] },
  { file: 'payments/mail-failure', key: 'failure', leadsTo: ['invoice', 'invoices'] },
  { file: 'payments/mail-receipts', key: 'receipt', leadsTo: ['invoice', 'invoices'] },
  { file: 'payments/mail-refund', key: 'refund', leadsTo: ['invoices'] },
  { file: 'payments/mail-refund', key: 'refund-failed', leadsTo: [] },
  { file: 'payments/mail-surplus', key: 'surplus', leadsTo: ['the firm’s invoice'] },
  { file: 'privacy/mail-new-address', key: 'address', leadsTo: ['another address'] },
  {
    file: 'privacy/mail-old-address',
    key: 'address-changed',
    leadsTo: ['security', 'the firm’s security'],
  },
  {
    file: 'privacy/mail-export',
    key: 'person-export',
    leadsTo: ['own data', 'the firm’s own data', 'the firm’s privacy'],
  },
  { file: 'privacy/mail-erasure', key: 'erasure', leadsTo: ['own data', 'the firm’s own data'] },
  {
    file: 'privacy/mail-erasure-owners',
    key: 'erasure-owner',
    leadsTo: ['the firm’s privacy'],
  },
  {
    file: 'privacy/mail-wrong',
    key: 'data-wrong',
    leadsTo: ['the firm’s contact', 'the firm’s people'],
  },
  { file: 'questions/mail-answer', key: 'answer', leadsTo: ['invoice'] },
  { file: 'questions/mail-question', key: 'question', leadsTo: ['the firm’s invoice'] },
  { file: 'records/mail-exit-kit', key: 'exit-kit', leadsTo: ['take out', 'the firm’s client'] },
  { file: 'reminders/send-reminder', key: 'reminder', leadsTo: ['pay'] },
  { file: 'requests/mail-asked', key: 'request', leadsTo: ['request'] },
  { file: 'requests/mail-reminder', key: 'request-reminder', leadsTo: ['request'] },
  { file: 'requests/mail-sent-back', key: 'sent-back', leadsTo: ['request'] },
  {
    file: 'sealing/mail-checkpoint',
    key: 'log-checkpoint',
    leadsTo: ['the proof of the log'],
  },
  { file: 'signing/mail-asked', key: 'signing', leadsTo: ['document'] },
  { file: 'signing/mail-declined', key: 'signing-declined', leadsTo: ['the firm’s document'] },
  { file: 'signing/mail-signed', key: 'signing-done', leadsTo: ['document'] },
  { file: 'signing/send-reminder', key: 'signing-reminder', leadsTo: ['document'] },
  { file: 'versions/mail-version', key: 'version', leadsTo: ['document'] },
];

/** The place of an address of the portal's, as the table names it; null for none of them. */
export function placeOf(link: string): LinkPlace | null {
  const { pathname } = new URL(link);
  const [place] = PLACES.find(([, shape]) => shape.test(pathname)) ?? [null];
  return place;
}

const PLACES: readonly (readonly [LinkPlace, RegExp])[] = [
  ['home', /^\/$/],
  ['invitation', /^\/invitation\/[\w-]{40,}$/],
  ['sign in', /^\/sign-in\/mail\/[\w-]{40,}$/],
  ['reset', /^\/reset\/[\w-]{40,}$/],
  ['pay', /^\/pay\/[\w-]{40,}$/],
  ['consent', /^\/consent$/],
  ['documents', /^\/documents$/],
  ['document', /^\/documents\/do_\w+$/],
  ['invoices', /^\/invoices$/],
  ['invoice', /^\/invoices\/in_\w+$/],
  ['credit note', /^\/credit-notes\/cn_\w+$/],
  ['request', /^\/requests\/rq_\w+$/],
  ['take out', /^\/take-out$/],
  ['the firm’s document', /^\/staff\/documents\/do_\w+$/],
  ['the firm’s invoice', /^\/staff\/invoices\/in_\w+$/],
  ['the proof of the log', /^\/staff\/activity\/proof$/],
  ['security', /^\/security$/],
  ['the firm’s security', /^\/staff\/security$/],
  ['the firm’s client', /^\/staff\/clients\/cl_\w+(\/\w+)?$/],
  ['another address', /^\/address\/[\w-]{40,}$/],
  ['own data', /^\/privacy$/],
  ['the firm’s own data', /^\/staff\/privacy$/],
  ['the firm’s privacy', /^\/staff\/settings\/privacy\/pe_\w+$/],
  ['the firm’s contact', /^\/staff\/clients\/cl_\w+\/contacts\/co_\w+$/],
  ['the firm’s today', /^\/staff$/],
  ['the firm’s people', /^\/staff\/settings\/people$/],
];
