import { addDays, dayIn } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { weekdayFrom, zone } from '../calendar';
import { letter } from '../forms';
import { record } from '../record';
import type { Rows } from '../rows';
import { Walk } from '../walk';
import { clientOf, contactOf, type DemoContact, type World } from '../world';

type Item = Rows['requestItem'][number];

const WEDNESDAY = 3;
const REASON = 'The second page is missing. Please send both pages in one file.';

/** What clients are asked for: Brightwater by the month, and one who is late. */
export function tellRequests(world: World): void {
  tellBrightwater(world);
  tellTidewater(world);
}

/** One thing, asked for three weeks ago and due this week: it stands under Due on their manager's Today. */
function tellTidewater(world: World): void {
  const { calendar, rows } = world;
  const client = clientOf(world, 'tidewater');
  const at = calendar.at(calendar.workday(15), '10:32', 8);
  const dueOn = dayIn(zone, calendar.at(calendar.workday(3), '12:00'));
  const ids = { id: world.newId(at), clientId: client.id };
  const { personId: askedBy } = client.manager;
  rows.documentRequest.push({
    ...ids,
    title: 'Sales tax',
    dueOn,
    askedBy,
    createdAt: at,
    note: null,
  });
  rows.requestItem.push({
    ...{ id: world.newId(at), requestId: ids.id, clientId: client.id, position: 1 },
    title: 'Sales by state, third quarter',
    hint: null,
    category: 'tax',
    state: 'asked',
    changedAt: at,
  });
  record(
    world,
    { kind: 'employee', employee: client.manager },
    {
      type: 'document.requested',
      at,
      client,
      subject: { kind: 'request', id: publicId('rq', ids.id) },
      data: { dueOn },
    },
  );
}

/** What Brightwater is asked for: two things left, one that came back, and one that was accepted. */
function tellBrightwater(world: World): void {
  const { calendar, employees, rows } = world;
  const client = clientOf(world, 'brightwater');
  const dana = contactOf(client);
  const askedAt = calendar.at(calendar.workday(4), '14:05', 12);
  const dueOn = weekdayFrom(addDays(calendar.today, 4), WEDNESDAY);
  const id = world.newId(askedAt);
  rows.documentRequest.push({
    ...{ id, clientId: client.id, dueOn },
    title: 'Month-end',
    note: 'The same as last month, and the lease of the new kiln once.',
    askedBy: employees.ruth.personId,
    createdAt: askedAt,
  });
  const subject = { kind: 'request', id: publicId('rq', id) } as const;
  const ruth = { kind: 'employee', employee: employees.ruth } as const;
  record(world, ruth, {
    ...{ type: 'document.requested', at: askedAt, client, subject },
    data: { dueOn },
  });
  const item = (position: number, rest: Pick<Item, 'title' | 'hint'> & Partial<Item>): Item => {
    const row = {
      ...{ id: world.newId(askedAt), requestId: id, clientId: client.id, position },
      state: 'asked' as const,
      changedAt: askedAt,
      ...rest,
    };
    rows.requestItem.push(row);
    return row;
  };
  item(1, {
    ...{ title: 'Bank statement', hint: 'The checking account, all pages.' },
    category: 'statement',
  });
  item(2, { title: 'Lease of the kiln', hint: null, category: 'contract' });
  const register = item(3, {
    ...{ title: 'Payroll register', hint: 'As your system prints it.' },
    category: 'payroll',
  });
  const certificate = item(4, { title: 'Certificate of insurance', hint: null, category: 'other' });

  const sentAt = calendar.at(calendar.workday(3), '16:20', 30);
  const walk = new Walk(world, dana, sentAt).page('/documents');
  for (const [of, filename] of [
    [register, 'payroll register p1.pdf'],
    [certificate, 'insurance 2026.pdf'],
  ] as const) {
    sendFile(world, dana, { item: of, filename, at: walk.at });
    walk.does('document.uploaded', subject, {}).wait(20, 60);
  }
  const judgedAt = calendar.at(calendar.workday(2), '09:40', 44);
  certificate.state = 'accepted';
  certificate.changedAt = judgedAt;
  record(world, ruth, { type: 'document.accepted', at: judgedAt, client, subject, data: {} });
  const backAt = new Date(judgedAt.getTime() + 70_000);
  register.state = 'sent_back';
  register.reason = REASON;
  register.changedAt = backAt;
  for (const { row } of world.documents) if (row.itemId === register.id) row.sentBackAt = backAt;
  record(world, ruth, {
    ...{ type: 'document.sent_back', at: backAt, client, subject, reason: REASON },
    data: {},
  });
  rows.requestTemplate.push({
    id: world.newId(askedAt),
    title: 'Month-end',
    dueDays: 10,
    items: [
      {
        title: 'Bank statement',
        hint: 'The checking account, all pages.',
        optional: false,
        category: 'statement',
      },
      {
        title: 'Payroll register',
        hint: 'As your system prints it.',
        optional: false,
        category: 'payroll',
      },
      { title: 'Receipts over $500', hint: null, optional: true, category: 'other' },
    ],
    createdBy: employees.ruth.personId,
    createdAt: askedAt,
  });
}

/** A file from the client, read and kept between them and the firm. */
function sendFile(
  world: World,
  { client, personId }: DemoContact,
  { item, filename, at }: { item: Item; filename: string; at: Date },
): void {
  world.documents.push({
    row: {
      ...{ id: world.newId(at), clientId: client.id, itemId: item.id, filename },
      title: filename.replace('.pdf', ''),
      category: 'other',
      year: Number(world.calendar.today.slice(0, 4)),
      state: 'ready',
      audience: 'documents_right',
      candidates: [],
      actionNeeded: false,
      mediaType: 'application/pdf',
      pages: 1,
      uploadedBy: personId,
      createdAt: at,
    },
    client,
    readers: [],
    publishedAt: null,
    openedAt: null,
    paper: letter(item.title, [`${client.plan.name}, page 1.`]),
    versions: [],
  });
}
