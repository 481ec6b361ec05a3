import { addDays, dayIn, type Day } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { subjectOf } from '../bill';
import { zone } from '../calendar';
import { record } from '../record';
import type { Rows } from '../rows';
import { Walk } from '../walk';
import {
  clientOf,
  contactOf,
  type DemoContact,
  type DemoEmployee,
  type DemoInvoice,
  type World,
} from '../world';

type Bills = ReadonlyMap<number, DemoInvoice>;
type Question = Rows['lineQuestion'][number];
type Asking = {
  invoice: DemoInvoice;
  /** The line's place, from 1. */
  line: number;
  kind: 'question' | 'dispute';
  text: string;
  at: Date;
};

/** Questions about lines: one settled, one answered, and a dispute that waits. */
export function tellQuestions(world: World, bills: Bills): void {
  tellFee(world, bills.get(1055)!);
  tellOstergaard(world, bills.get(1062)!);
  tellCooperativa(world, bills.get(1044)!);
}

/** Asked on the day after it came, answered within two hours, settled the same day. */
function tellFee(world: World, invoice: DemoInvoice): void {
  const client = clientOf(world, 'brightwater');
  const dana = contactOf(client);
  const day = dayAfter(world, invoice, 1);
  const question = ask(world, dana, {
    invoice,
    line: 1,
    kind: 'question',
    text: 'Is this what the office charges, or is your work in it?',
    at: world.calendar.at(day, '10:12', 20),
  });
  answer(world, dana, question, {
    by: client.manager,
    text: 'It is the office’s fee alone, passed on as it is. Our work on it is in Bookkeeping Plus.',
    at: world.calendar.at(day, '11:48', 5),
  });
  settle(world, dana, question, world.calendar.at(day, '13:05', 40));
}

/** Answered, and they have not said yet that it is settled. */
function tellOstergaard(world: World, invoice: DemoInvoice): void {
  const client = clientOf(world, 'ostergaard');
  const contact = contactOf(client);
  const day = dayAfter(world, invoice, 2);
  const question = ask(world, contact, {
    invoice,
    line: 1,
    kind: 'question',
    text: 'Does this cover the inventory of September too?',
    at: world.calendar.at(day, '09:31', 11),
  });
  answer(world, contact, question, {
    by: client.staff,
    text: 'Yes, September is in it. October follows with the next one.',
    at: world.calendar.at(day, '11:02', 33),
  });
}

/** unhappy: a line that is not what was agreed, as they see it. */
function tellCooperativa(world: World, invoice: DemoInvoice): void {
  const { calendar } = world;
  ask(world, contactOf(clientOf(world, 'cooperativa')), {
    invoice,
    line: 1,
    kind: 'dispute',
    text: 'This month is in the last invoice already, as we read it. Please look at this line again.',
    at: calendar.at(calendar.workday(), '09:40', 52),
  });
}

/** So many days after a bill went out, or the working day before that. */
function dayAfter(world: World, invoice: DemoInvoice, days: number): Day {
  const sent = dayIn(zone, invoice.sentAt ?? world.calendar.now);
  const day = world.calendar.workdayBy(addDays(sent, days));
  // What was sent on a Friday is asked about on Monday.
  return day > sent ? day : dayAfter(world, invoice, days + 1);
}

function ask(
  world: World,
  contact: DemoContact,
  { invoice, line, kind, text, at }: Asking,
): Question {
  const { client } = contact;
  const { id: lineId } = world.rows.invoiceLine.find(
    ({ invoiceId, position }) => invoiceId === invoice.id && position === line,
  )!;
  const question: Question = {
    id: world.newId(at),
    clientId: client.id,
    invoiceId: invoice.id,
    lineId,
    kind,
    state: 'open',
    askedBy: contact.personId,
    createdAt: at,
    changedAt: at,
  };
  world.rows.lineQuestion.push(question);
  say(world, question, { authorId: contact.personId, fromClient: true, text, at });
  const walk = new Walk(world, contact, new Date(at.getTime() - 90_000)).invoice(invoice);
  const told = { at: walk.at > at ? walk.at : at, client };
  if (kind === 'dispute') {
    record(
      world,
      { kind: 'contact', contact },
      {
        ...told,
        type: 'invoice.disputed',
        subject: subjectOf(invoice),
        data: { line: publicId('li', lineId), reason: text },
      },
    );
  } else {
    record(
      world,
      { kind: 'contact', contact },
      {
        ...told,
        type: 'contact.received',
        subject: conversationOf(question),
        data: { channel: 'message', topic: 'billing' },
      },
    );
  }
  return question;
}

function answer(
  world: World,
  contact: DemoContact,
  question: Question,
  { by, text, at }: { by: DemoEmployee; text: string; at: Date },
): void {
  question.state = 'answered';
  question.changedAt = at;
  say(world, question, { authorId: by.personId, fromClient: false, text, at });
  record(
    world,
    { kind: 'employee', employee: by },
    {
      type: 'contact.answered',
      at,
      client: contact.client,
      subject: conversationOf(question),
      data: {},
    },
  );
}

function settle(world: World, contact: DemoContact, question: Question, at: Date): void {
  question.state = 'settled';
  question.changedAt = at;
  question.settledAt = at;
  question.settledBy = contact.personId;
  record(
    world,
    { kind: 'contact', contact },
    {
      type: 'contact.settled',
      at,
      client: contact.client,
      subject: conversationOf(question),
      data: { invoice: publicId('in', question.invoiceId), disputesLeft: 0 },
    },
  );
}

function say(
  world: World,
  { id: questionId, clientId }: Question,
  {
    authorId,
    fromClient,
    text,
    at,
  }: { authorId: string; fromClient: boolean; text: string; at: Date },
): void {
  world.rows.lineMessage.push({
    ...{ id: world.newId(at), questionId, clientId, authorId, fromClient },
    body: text,
    createdAt: at,
  });
}

function conversationOf({ id }: Question): { kind: 'conversation'; id: string } {
  return { kind: 'conversation', id: publicId('qu', id) };
}
