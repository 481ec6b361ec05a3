import { LINK_KEPT_DAYS } from '../access/sweep-links';
import { SESSION_KEPT_DAYS } from '../access/sweep-sessions';
import { GUESS_KEPT_DAYS } from '../access/count-guess';
import { FORGOTTEN_DEVICE_KEPT_DAYS, UNSEEN_DEVICE_KEPT_DAYS } from '../devices/sweep-devices';
import { MAIL_CODE_MS } from '../factors/mail-code';
import { MAIL_KEPT_DAYS } from '../mail/sweep-mail';
import { UNKNOWN_KEPT_MONTHS } from '../person-keys/sweep-month-keys';
import { ZIP_KEPT_DAYS } from '../records/zip-row';
import { SEASON_KEPT_DAYS } from '../seasons/begin-season';
import { UPLOAD_LASTS_DAYS } from '../uploads/begin-upload';

/** What erasing a person's data does with something: it is gone, what says who they were is taken out of it, or it stays. */
export type OnErasure = 'destroyed' | 'emptied' | 'kept';

/**
 * One kind of thing that is kept about people. What it is, how long it is kept and why, and what becomes of it when somebody's
 * data is erased, stand in the catalogue under its name.
 */
export type KeptThing = {
  name: string;
  /** The tables that it is in; a test finds one that bears personal data and is in none. */
  tables: readonly string[];
  /** The figures that its words name, as the sweeps use them. */
  figures: Readonly<Record<string, number>>;
  onErasure: OnErasure;
  /** Where a name or an address may still stand afterwards, as `table.column`: for the reason that its words give. */
  staysIn: readonly string[];
  /** The firm's alone, and of no person at a client. */
  isForFirm?: boolean;
};

/** All that is kept about people, in the order in which the page tells of it. */
export const KEPT = [
  {
    name: 'account',
    tables: ['person', 'contact', 'employee', 'assignment', 'digest_refusal'],
    figures: {},
    onErasure: 'emptied',
    staysIn: [],
  },
  {
    name: 'ways_in',
    tables: ['passkey', 'totp', 'recovery_code'],
    figures: {},
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'codes',
    tables: ['sign_in_code', 'pending_sign_in', 'passkey_challenge'],
    figures: { minutes: MAIL_CODE_MS / 60_000 },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'links',
    tables: ['access_token', 'address_change'],
    figures: { days: LINK_KEPT_DAYS },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'sessions',
    tables: ['session', 'portal_look'],
    figures: { days: SESSION_KEPT_DAYS },
    onErasure: 'emptied',
    staysIn: [],
  },
  {
    name: 'devices',
    tables: ['device'],
    figures: { days: FORGOTTEN_DEVICE_KEPT_DAYS, unseenDays: UNSEEN_DEVICE_KEPT_DAYS },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'guesses',
    tables: ['sign_in_guess', 'rate_window'],
    figures: { days: GUESS_KEPT_DAYS },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'mails',
    tables: ['mail', 'mail_failure'],
    figures: { days: MAIL_KEPT_DAYS },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'log',
    tables: ['activity_event', 'person_key', 'visit', 'document_grant', 'exit_kit_grant'],
    figures: { months: UNKNOWN_KEPT_MONTHS },
    onErasure: 'emptied',
    staysIn: [],
  },
  {
    name: 'messages',
    tables: ['line_question', 'line_message'],
    figures: {},
    onErasure: 'emptied',
    staysIn: ['line_message.body'],
  },
  {
    name: 'documents',
    tables: ['document', 'document_version', 'document_reader', 'document_deletion', 'legal_hold'],
    figures: {},
    onErasure: 'kept',
    staysIn: [
      'document.title',
      'document.filename',
      'document.folder',
      'document.sought',
      'document.tags',
      'document_version.filename',
      'document_version.changed',
      'legal_hold.reason',
      'legal_hold.lift_reason',
    ],
  },
  {
    name: 'signatures',
    tables: ['signature_request', 'signature_signer', 'signing_plan'],
    figures: {},
    onErasure: 'kept',
    staysIn: [
      'signature_signer.name',
      'signature_signer.email',
      'signature_signer.signed_name',
      'signature_signer.statement',
      'signature_signer.reason',
    ],
  },
  {
    name: 'consents',
    tables: ['delivery_consent', 'consent_sample', 'w2_delivery'],
    figures: {},
    onErasure: 'kept',
    staysIn: ['delivery_consent.disclosure', 'delivery_consent.disclosure_name'],
  },
  {
    name: 'requests',
    tables: ['document_request', 'request_item', 'request_template'],
    figures: {},
    onErasure: 'kept',
    staysIn: [
      'document_request.title',
      'document_request.note',
      'request_item.title',
      'request_item.hint',
      'request_item.reason',
    ],
  },
  {
    name: 'uploads',
    tables: ['upload', 'season', 'season_row', 'publishing_run'],
    figures: { days: UPLOAD_LASTS_DAYS, seasonDays: SEASON_KEPT_DAYS },
    onErasure: 'emptied',
    staysIn: ['upload.filename', 'season_row.file', 'season_row.title'],
  },
  {
    name: 'exports',
    tables: ['exit_kit', 'person_export'],
    figures: { days: ZIP_KEPT_DAYS },
    onErasure: 'destroyed',
    staysIn: [],
  },
  {
    name: 'bills',
    tables: [
      'invoice',
      'invoice_line',
      'credit_note',
      'payment',
      'refund',
      'checkout',
      'pay_link',
      'agreement',
    ],
    figures: {},
    onErasure: 'kept',
    staysIn: [
      'invoice.title',
      'invoice.note',
      'invoice_line.description',
      'invoice_line.detail',
      'payment.reference',
      'agreement.signed_by_name',
    ],
  },
  {
    name: 'clients',
    tables: ['client'],
    figures: {},
    onErasure: 'kept',
    staysIn: ['client.name', 'client.latin_name', 'client.address'],
    isForFirm: true,
  },
  {
    name: 'signals',
    tables: ['signal', 'signal_case', 'logged_contact', 'rule_change'],
    figures: {},
    onErasure: 'kept',
    staysIn: ['signal.dismiss_note'],
    isForFirm: true,
  },
  {
    name: 'effort',
    tables: ['task_attempt'],
    figures: {},
    onErasure: 'kept',
    staysIn: [],
    isForFirm: true,
  },
  {
    name: 'causes',
    tables: ['cause', 'signal_cause'],
    figures: {},
    onErasure: 'kept',
    staysIn: ['cause.sentence', 'cause.remedy'],
    isForFirm: true,
  },
  {
    name: 'erasures',
    tables: ['erasure'],
    figures: {},
    onErasure: 'kept',
    staysIn: [],
  },
] as const satisfies readonly KeptThing[];

export type KeptName = (typeof KEPT)[number]['name'];

/** What is about no person: the firm's own settings and papers' inner parts, by the tables that it is in. */
export const ABOUT_NOBODY: readonly string[] = [
  ...['firm', 'holiday', 'tax_rate', 'scanner_try', 'counter', 'tag', 'firm_category'],
  ...['watermarked_category', 'retention_period', 'stripe_mark', 'stripe_event', 'signal_due'],
  ...['judged', 'signal_late', 'outage', 'outage_error', 'rule_trial', 'rule_trial_run'],
  ...['invoice_tax', 'invoice_pdf', 'credit_note_line', 'allocation', 'dispute', 'checkout_line'],
  ...['ledger_entry', 'client_balance', 'agreement_item', 'reminder', 'upload_part'],
  ...['document_preview', 'marked_copy', 'document_index', 'document_word', 'search_word'],
  ...['request_reminder', 'signed_document', 'signature_reminder'],
  ...['effort_due', 'effort_mark', 'portal_release', 'usual_effort'],
  ...['cause_count'],
  ...['activity_unsealed', 'activity_seal', 'activity_checkpoint'],
  ...['program_rules'],
];
