import { z } from 'zod';
import { BYS, EVENT_TYPES, type ActivityEvent, type EventType } from './events';
import type { Field } from './fields';
import { VOCABULARY, type EventShape } from './vocabulary';

const MAX_TEXT = 4000;

function fieldSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return z.string().max(MAX_TEXT);
    case 'integer':
      return z.int().min(field.min);
    case 'flag':
      return z.boolean();
    case 'oneOf':
      return z.enum(field.values);
    case 'day':
      return z.iso.date();
    case 'instant':
      return z.iso.datetime();
    case 'names':
      return z.array(z.string().min(1).max(100)).max(200);
    case 'line':
      return z.union([z.int().min(0), z.string().min(1).max(100)]);
    case 'orNull':
      return fieldSchema(field.of).nullable();
    case 'detail':
    case 'personal':
      return fieldSchema(field.of);
  }
}

function buildDataSchema(shape: EventShape) {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(shape.data).map(([name, field]) => [name, fieldSchema(field)]),
    ),
  );
}

const id = z.string().min(1).max(200);

function buildSubjectSchema(shape: EventShape): z.ZodType {
  if (!shape.subject) return z.null();
  return z.strictObject({ kind: z.enum(shape.subject), id });
}

/** The schema of each type's data: every listed field, nothing else. Writers are held to it. */
export const dataSchemas = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, buildDataSchema(VOCABULARY[type])]),
) as Record<EventType, ReturnType<typeof buildDataSchema>>;

const envelope = {
  id: z.uuid({ version: 'v7' }),
  at: z.iso.datetime({ precision: 3 }),
  client: id.nullable(),
  contact: id.nullable(),
  by: z.enum(BYS),
  visit: id.nullable(),
};

const eventSchemas = new Map<string, z.ZodType>(
  EVENT_TYPES.map((type) => [
    type,
    z.strictObject({
      ...envelope,
      type: z.literal(type),
      subject: buildSubjectSchema(VOCABULARY[type]),
      data: dataSchemas[type],
    }),
  ]),
);

/**
 * One event as it may be written on the wire: strict, every field of the envelope and of the type's data.
 * Reading is laxer (see read-event.ts), so that a log can be read that a later version has written.
 */
export const activityEventSchema = z.unknown().transform((value, context) => {
  const type = z.object({ type: z.string() }).safeParse(value);
  const schema = type.success ? eventSchemas.get(type.data.type) : undefined;
  if (!schema) {
    context.addIssue({ code: 'custom', message: 'unknown type of event', path: ['type'] });
    return z.NEVER;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as ActivityEvent;
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
  }
  return z.NEVER;
});
