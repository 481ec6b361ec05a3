import { checkInvoice } from './tasks/check-invoice';
import { findDocument } from './tasks/find-document';
import { pay } from './tasks/pay';
import { reachPerson } from './tasks/reach-person';
import { sendDocument } from './tasks/send-document';
import { signIn } from './tasks/sign-in';
import type { TaskName, TaskRule } from './task';

/** All tasks, in the order in which an event is offered to them. */
export const TASK_RULES: readonly TaskRule[] = [
  pay,
  checkInvoice,
  findDocument,
  sendDocument,
  reachPerson,
  signIn,
];

const BY_NAME = new Map(TASK_RULES.map((rule) => [rule.name, rule]));

/** The rule of a task. */
export function ruleOf(task: TaskName): TaskRule {
  const rule = BY_NAME.get(task);
  if (!rule) throw new Error(`There is no task ${task}.`);
  return rule;
}
