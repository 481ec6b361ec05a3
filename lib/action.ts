import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import type { MachineActor } from './actor';
import { PortalError } from './errors';
import { recordIncident } from './incident';
import { originOf } from './origin';
import { findActor } from './session';
import type { PersonActor } from './session-row';

/** What a form gets back: the value, or sentences that can be shown as they are. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      message: string;
      fields: Record<string, string>;
      /** What was typed, to be kept in the form. Never a password. */
      typed: Typed;
      incident?: string;
    };

/** By the name of its field; a list where there are several of one name. */
type Typed = Record<string, string | string[]>;

/** The state of a form that was not sent yet. */
export type ActionState<T> = ActionResult<T> | null;

type Options = { revalidate?: string[] };

const marked = new WeakSet<object>();

/** Whether a function was made by `action()` or `openAction()`; the access tests ask it of every exported action. */
export function isAction(value: unknown): boolean {
  return typeof value === 'function' && marked.has(value);
}

/**
 * Makes a server action: who is it, parse, one verb, map, revalidate. The form's fields are parsed by `schema`; issues
 * of the schema are keys of the message catalogue (`z.string().min(1, 'errors.required')`).
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  verb: (actor: PersonActor, input: z.output<S>) => Promise<T>,
  options: Options = {},
): (state: ActionState<T>, input: FormData | z.input<S>) => Promise<ActionResult<T>> {
  return make(schema, async (input) => {
    const actor = await findActor();
    if (!actor) throw new PortalError('unauthenticated', 'errors.unauthenticated');
    const value = await verb(actor, input);
    for (const path of options.revalidate ?? []) revalidatePath(path, 'layout');
    return value;
  });
}

/**
 * Makes a server action for somebody who is not signed in: the verb proves its caller by itself (a password, the secret
 * of a link). Otherwise as `action()`.
 */
export function openAction<S extends z.ZodType, T>(
  schema: S,
  verb: (actor: MachineActor, input: z.output<S>) => Promise<T>,
): (state: ActionState<T>, input: FormData | z.input<S>) => Promise<ActionResult<T>> {
  return make(schema, async (input) =>
    verb({ kind: 'sign-in', origin: originOf(await headers()) }, input),
  );
}

function make<S extends z.ZodType, T>(
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
): (state: ActionState<T>, input: FormData | z.input<S>) => Promise<ActionResult<T>> {
  const run = async (
    _state: ActionState<T>,
    input: FormData | z.input<S>,
  ): Promise<ActionResult<T>> => {
    const raw = input instanceof FormData ? fieldsOf(input) : input;
    try {
      return { ok: true, value: await work(parse(schema, raw)) };
    } catch (error) {
      unstable_rethrow(error);
      return failure(error, raw);
    }
  };
  marked.add(run);
  return run;
}

/** @throws PortalError invalid, with the first issue of each field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw new PortalError('invalid', 'errors.invalid', { fields });
}

function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const values = form.getAll(name);
    fields[name] = name.endsWith('[]') ? values : values[0];
  }
  return fields;
}

function typedIn(raw: unknown): Typed {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).filter(
      (entry): entry is [string, string | string[]] =>
        isTyped(entry[1]) && !/password/i.test(entry[0]),
    ),
  );
}

function isTyped(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

async function failure(error: unknown, raw: unknown): Promise<ActionResult<never>> {
  const t = await getTranslations();
  const typed = typedIn(raw);
  if (!(error instanceof PortalError)) {
    const incident = recordIncident(error, 'action');
    return {
      ok: false,
      message: t('errors.unexpected', { incident }),
      fields: {},
      typed,
      incident,
    };
  }
  const say = (key: string) => (t.has(key) ? t(key, error.values) : t('errors.invalid'));
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([name, key]) => [name, say(key)]),
  );
  return { ok: false, message: say(error.messageKey), fields, typed };
}
