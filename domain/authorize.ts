import {
  type Actor,
  type ActorKind,
  type ContactActor,
  type ContactRights,
  type EmployeeActor,
  isContact,
  isEmployee,
  isOnlooker,
  type OnlookerActor,
} from '@/lib/actor';
import { PortalError } from '@/lib/errors';

type Rule = {
  kinds: readonly ActorKind[];
  /** What a contact needs beside being one. */
  right?: RightName;
};

/** What a contact may be given; the right to documents may be to some kinds of them. */
export type RightName = keyof ContactRights;

/** A contact's eyes: their own, or somebody's at the firm who looks as they do, and writes nothing. */
const EYES = ['contact', 'onlooker'] as const;
const FIRM = ['staff', 'manager', 'owner'] as const;
const LEADS = ['manager', 'owner'] as const;

/**
 * Who may do what: one table, kind of actor x verb. What is not in it, nobody may. Which rows they may do it to is the
 * database's to say (row-level security), so that another client's row is not found rather than forbidden.
 */
const RULES = {
  'home.read': { kinds: EYES },
  'session.begin': { kinds: ['sign-in'] },
  'password.reset': { kinds: ['sign-in'] },
  'invitation.accept': { kinds: ['sign-in'] },
  'session.end': { kinds: ['contact', ...FIRM] },
  'session.prove': { kinds: ['contact', ...FIRM] },
  'session.list': { kinds: ['contact', ...FIRM] },
  'device.name': { kinds: ['contact', ...FIRM] },
  'passkey.list': { kinds: ['contact', ...FIRM] },
  'passkey.add': { kinds: ['contact', ...FIRM] },
  'passkey.change': { kinds: ['contact', ...FIRM] },
  'guess.sweep': { kinds: ['job'] },
  'person_key.destroy': { kinds: ['owner', 'job'] },
  'person_key.sweep': { kinds: ['job'] },
  'session.switch_client': { kinds: ['contact'] },
  'session.sweep': { kinds: ['job'] },
  'device.sweep': { kinds: ['job'] },
  'mail.sweep': { kinds: ['job'] },
  'password.change': { kinds: ['contact', ...FIRM] },
  'factor.read': { kinds: ['contact', ...FIRM] },
  'factor.change': { kinds: ['contact', ...FIRM] },
  'factor.reset': { kinds: ['setup'] },

  'privacy.read': { kinds: ['contact', ...FIRM] },
  'person_export.read': { kinds: ['contact', ...FIRM] },
  'person_export.ask': { kinds: ['contact', ...FIRM] },
  'person_export.open': { kinds: ['contact', ...FIRM] },
  'person_export.make': { kinds: ['job'] },
  'correction.make': { kinds: ['contact', ...FIRM] },
  'correction.confirm': { kinds: ['sign-in'] },
  'erasure.ask': { kinds: ['contact', ...FIRM] },
  'erasure.decide': { kinds: ['owner'] },
  'erasure.carry_out': { kinds: ['job'] },

  'firm.greet': { kinds: ['public', 'sign-in'] },
  'firm.read': { kinds: [...EYES, ...FIRM] },
  'firm.change': { kinds: ['owner'] },
  'firm.set_up': { kinds: ['setup'] },
  'program.read': { kinds: ['owner'] },
  'program.change': { kinds: ['owner'] },
  'tax_rate.list': { kinds: FIRM },
  'tax_rate.change': { kinds: ['owner'] },

  'rights.read': { kinds: ['owner'] },

  'employee.list': { kinds: ['owner'] },
  'employee.invite': { kinds: ['owner'] },
  'employee.change': { kinds: ['owner'] },

  'client.list': { kinds: FIRM },
  'client.read': { kinds: FIRM },
  'client.create': { kinds: FIRM },
  'client.change': { kinds: FIRM },
  'contact.invite': { kinds: FIRM },
  'contact.change': { kinds: FIRM },
  'client.assign': { kinds: LEADS },
  'colleague.list': { kinds: EYES, right: 'colleagues' },
  'colleague.invite': { kinds: ['contact'], right: 'colleagues' },
  'colleague.change': { kinds: ['contact'], right: 'colleagues' },

  'agreement.read': { kinds: [...EYES, ...FIRM], right: 'billing' },
  'agreement.change': { kinds: FIRM },
  'agreement.raise': { kinds: ['job'] },

  'invoice.list': { kinds: [...EYES, ...FIRM], right: 'billing' },
  'invoice.read': { kinds: [...EYES, ...FIRM, 'link'], right: 'billing' },
  'invoice.download': { kinds: ['contact', ...FIRM], right: 'billing' },
  'invoice.open_link': { kinds: ['link'] },
  'invoice.check_code': { kinds: ['public'] },
  'invoice.see': { kinds: ['contact'], right: 'billing' },
  'invoice.draft': { kinds: FIRM },
  'invoice.send': { kinds: FIRM },
  'invoice.void': { kinds: FIRM },
  'invoice.give_up': { kinds: LEADS },
  'invoice.pay': { kinds: ['contact', 'link'], right: 'billing' },
  'question.list': { kinds: [...EYES, ...FIRM], right: 'billing' },
  'question.ask': { kinds: ['contact'], right: 'billing' },
  'question.answer': { kinds: FIRM },
  'reminder.send': { kinds: FIRM },
  'reminder.run': { kinds: ['job'] },
  'payment.record': { kinds: FIRM },
  'payment.refund': { kinds: [...LEADS, 'job'] },
  'credit_note.issue': { kinds: FIRM },
  'credit.apply': { kinds: ['contact', ...FIRM, 'job'], right: 'billing' },
  'payment.settle': { kinds: ['stripe'] },
  'payment.follow': { kinds: ['job'] },
  'paper.make': { kinds: ['job'] },
  'statement.read': { kinds: [...EYES, ...FIRM], right: 'billing' },
  'receipt.read': { kinds: [...EYES, ...FIRM], right: 'billing' },
  'statement.download': { kinds: ['contact', ...FIRM], right: 'billing' },
  'receipt.download': { kinds: ['contact', ...FIRM], right: 'billing' },

  'scanner.read': { kinds: ['owner'] },
  'scanner.try': { kinds: ['owner', 'job'] },
  'scanner.watch': { kinds: ['job'] },

  'document.list': { kinds: [...EYES, ...FIRM] },
  'document.read': { kinds: [...EYES, ...FIRM] },
  'document.open': { kinds: [...EYES, ...FIRM] },
  'document.upload': { kinds: FIRM },
  'document.match': { kinds: FIRM },
  'document.publish': { kinds: FIRM },
  'document.tell': { kinds: [...FIRM, 'job'] },
  'document.withdraw': { kinds: FIRM },
  'document.discard': { kinds: FIRM },
  'document.tag': { kinds: FIRM },
  'category.change': { kinds: ['owner'] },
  'version.bring': { kinds: FIRM },
  'version.publish': { kinds: FIRM },
  'season.bring': { kinds: FIRM },
  'season.read_own': { kinds: FIRM },
  'season.read': { kinds: ['job'] },
  'season.publish': { kinds: ['job'] },
  'upload.send': { kinds: ['contact', ...FIRM], right: 'documents' },
  'upload.sweep': { kinds: ['job'] },
  'document.finish': { kinds: ['job'] },
  'document.index': { kinds: ['job'] },
  'document.preview': { kinds: ['job'] },
  'document.sweep_copies': { kinds: ['job'] },

  'consent.read': { kinds: EYES },
  'consent.give': { kinds: ['contact'] },
  'consent.withdraw': { kinds: ['contact', ...FIRM] },
  'delivery.list': { kinds: FIRM },
  'delivery.hand_over': { kinds: FIRM },
  'delivery.ask': { kinds: FIRM },

  'document.delete': { kinds: ['owner'] },
  'document.destroy': { kinds: ['job'] },
  'retention.read': { kinds: ['owner'] },
  'retention.change': { kinds: ['owner'] },
  'record.list': { kinds: ['owner'] },
  'record.read': { kinds: FIRM },
  'hold.change': { kinds: ['owner'] },
  'exit_kit.read': { kinds: [...EYES, ...FIRM] },
  'exit_kit.open': { kinds: ['contact', ...FIRM] },
  'exit_kit.ask': { kinds: ['contact', ...FIRM] },
  'exit_kit.make': { kinds: ['job'] },

  'request.list': { kinds: [...EYES, ...FIRM] },
  'request.send': { kinds: ['contact'], right: 'documents' },
  'request.ask': { kinds: FIRM },
  'request.judge': { kinds: FIRM },
  'request.remind': { kinds: ['job'] },
  'request_template.list': { kinds: FIRM },
  'request_template.change': { kinds: FIRM },

  'signing.list': { kinds: FIRM },
  'signing.ask': { kinds: FIRM },
  'signing.sign': { kinds: ['contact'] },
  'signing.prove': { kinds: ['job'] },
  'signing.sweep': { kinds: ['job'] },
  'signing.verify': { kinds: ['public'] },

  'search.client': { kinds: EYES },
  'search.firm': { kinds: FIRM },

  'look.begin': { kinds: FIRM },
  'look.end': { kinds: ['onlooker'] },
  'look.record': { kinds: ['onlooker'] },

  'history.read': { kinds: [...EYES, ...FIRM] },
  'mail.list_failures': { kinds: FIRM },
  'mail.settle': { kinds: FIRM },
  'mail.resend': { kinds: FIRM },

  'activity.report': { kinds: ['contact'] },
  'activity.list': { kinds: FIRM },
  'activity.export': { kinds: FIRM },

  'log.seal': { kinds: ['job'] },
  'log.watch': { kinds: ['job'] },
  'log.verify': { kinds: ['job'] },
  'log.prove': { kinds: ['owner'] },

  'signal.list': { kinds: FIRM },
  'signal.work': { kinds: FIRM },
  'signal.refresh': { kinds: ['job'] },
  'signal.export': { kinds: FIRM },
  'rule.list': { kinds: FIRM },
  'rule.change': { kinds: ['owner'] },
  'rule.try': { kinds: ['job'] },

  'effort.read': { kinds: FIRM },
  'effort.export': { kinds: FIRM },
  'effort.observe': { kinds: ['job'] },
  'journey.read': { kinds: FIRM },

  'cause.list': { kinds: FIRM },
  'cause.propose': { kinds: FIRM },
  'cause.change': { kinds: FIRM },
  'cause.give': { kinds: FIRM },
  'cause.measure': { kinds: ['job'] },
  'digest.choose': { kinds: FIRM },
  'digest.send': { kinds: ['job'] },
  'today.watch': { kinds: FIRM },

  'call.list': { kinds: FIRM },
  'call.log': { kinds: FIRM },
  'call.answer': { kinds: FIRM },
  'call.take_back': { kinds: FIRM },

  'import.run': { kinds: ['import'] },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof RULES;

/** The table as data, for the page that says it in words and for the tests that sweep it. */
export const AUTHORIZATION: Readonly<Record<Verb, Rule>> = RULES;

/** All that somebody at the firm may do who needs a second step and has none yet: set it up, or leave. */
const WITHOUT_FACTOR = new Set<Verb>([
  'session.end',
  'session.prove',
  'session.list',
  'device.name',
  'passkey.list',
  'passkey.add',
  'passkey.change',
  'password.change',
  'factor.read',
  'factor.change',
  'firm.read',
]);

/** Whether `actor` may do `verb` at all. */
export function may(actor: Actor, verb: Verb): boolean {
  const rule: Rule = RULES[verb];
  if (!rule.kinds.includes(actor.kind)) return false;
  if (isEmployee(actor) && actor.needsFactor && !WITHOUT_FACTOR.has(verb)) return false;
  return !isContact(actor) || !rule.right || actor.rights[rule.right] !== false;
}

/**
 * The first line of every verb.
 * @throws PortalError forbidden when the table does not say yes.
 */
export function authorize(actor: Actor, verb: Verb): void {
  if (may(actor, verb)) return;
  if (isOnlooker(actor)) throw new PortalError('forbidden', 'asClient.only_looks');
  const waits =
    isEmployee(actor) && actor.needsFactor && RULES[verb].kinds.some((kind) => kind === actor.kind);
  throw new PortalError('forbidden', waits ? 'factors.errors.needed' : 'errors.forbidden');
}

/** As `authorize`, for what the firm's people alone do. */
export function authorizeEmployee(actor: Actor, verb: Verb): asserts actor is EmployeeActor {
  authorize(actor, verb);
  if (!isEmployee(actor)) throw new PortalError('forbidden', 'errors.forbidden');
}

/** As `authorize`, for what contacts alone do. */
export function authorizeContact(actor: Actor, verb: Verb): asserts actor is ContactActor {
  authorize(actor, verb);
  if (!isContact(actor)) throw new PortalError('forbidden', 'errors.forbidden');
}

/** As `authorize`, for what is done by whoever looks as a contact does. */
export function authorizeOnlooker(actor: Actor, verb: Verb): asserts actor is OnlookerActor {
  authorize(actor, verb);
  if (!isOnlooker(actor)) throw new PortalError('forbidden', 'errors.forbidden');
}
