import { publicId } from '@/lib/ids';
import { w2 } from '../forms';
import { seasonOf } from '../paperwork';
import { publishPaper, subjectOf } from '../papers-of';
import { record } from '../record';
import { renewPaper } from '../renew-paper';
import { clientOf, contactOf, type DemoContact, type DemoDocument, type World } from '../world';

/** Papers that were put right, and corrected W-2s whose people have not said yet how they want them. */
export function tellPapersInOrder(world: World): void {
  putQuarterRight(world);
  putWagesRight(world);
  holdFromDana(world);
  handOverToBeth(world);
}

/** A repair that was booked as a purchase: the newest profit and loss of Brightwater, as it should have been. */
function putQuarterRight(world: World): void {
  const { calendar, employees } = world;
  const statement = newestOf(world, 'brightwater', 'Profit and loss');
  const { paper } = statement;
  if (paper.kind !== 'form') return;
  const boxes = [...paper.boxes, [{ label: 'Of the costs, repairs', value: '3,180' }]];
  renewPaper(world, statement, {
    paper: { ...paper, boxes },
    changed:
      'The repair of the second kiln, $3,180, is among the costs now. It stood with the purchases.',
    at: calendar.at(calendar.workday(4), '14:05', 18),
    by: employees.tom,
  });
}

/** A line that was read wrong: the newest Form 941 of Lark & Loom. */
function putWagesRight(world: World): void {
  const { calendar, employees } = world;
  const form = newestOf(world, 'lark', 'Form 941');
  const { paper } = form;
  if (paper.kind !== 'form') return;
  const people = paper.boxes.map((row) =>
    row.map((box) =>
      box.label === '1 Number of employees'
        ? { ...box, value: String(Number(box.value) + 1) }
        : box,
    ),
  );
  renewPaper(world, form, {
    paper: { ...paper, boxes: people },
    changed: 'Line 1 counts the apprentice too. All amounts are as before.',
    at: calendar.at(calendar.workday(6), '11:25', 37),
    by: employees.leila,
  });
}

/** Dana asked about box 12. It was wrong, and the corrected W-2 waits until she says how she wants it. */
function holdFromDana(world: World): void {
  const { calendar, employees } = world;
  const dana = contactOf(clientOf(world, 'brightwater'));
  const at = calendar.at(calendar.workday(1), '16:10', 12);
  const document = correctW2(world, { contact: dana, name: 'Dana M. Whitlock', at });
  world.rows.w2Delivery.push({ ...deliveryOf(document, dana), heldAt: at, askedAt: at });
  recordHeld(world, document, { contact: dana, at, by: employees.ruth });
}

/** Beth does not use the portal for this: hers was held, and then given to her on paper. */
function handOverToBeth(world: World): void {
  const { calendar, employees } = world;
  const beth = contactOf(clientOf(world, 'lark'), 1);
  const at = calendar.at(calendar.workday(8), '10:20', 51);
  const handedOverAt = calendar.at(calendar.workday(5), '15:40', 9);
  const document = correctW2(world, { contact: beth, name: beth.name, at });
  world.rows.w2Delivery.push({
    ...deliveryOf(document, beth),
    ...{ heldAt: at, askedAt: beth.joinedAt ? at : null },
    ...{ handedOverAt, handedOverBy: employees.leila.personId },
  });
  recordHeld(world, document, { contact: beth, at, by: employees.ruth });
  record(
    world,
    { kind: 'employee', employee: employees.leila },
    {
      ...{ type: 'document.handed_over', at: handedOverAt, client: beth.client, contact: beth },
      ...{ subject: subjectOf(document), data: {} },
    },
  );
}

function correctW2(
  world: World,
  { contact, name, at }: { contact: DemoContact; name: string; at: Date },
): DemoDocument {
  const { client } = contact;
  const year = seasonOf(world);
  const document = publishPaper(world, {
    client,
    title: `W-2c, ${name}`,
    category: 'payroll',
    year,
    paper: {
      ...w2(client.plan, name, year, client.chance),
      heading: 'W-2c Corrected Wage and Tax Statement',
    },
    named: [contact],
    at,
    by: world.employees.ruth,
  });
  document.row.form = 'w2';
  document.readers = [];
  return document;
}

function deliveryOf({ row }: DemoDocument, contact: DemoContact) {
  return { documentId: row.id, contactId: contact.id, clientId: contact.client.id };
}

function recordHeld(
  world: World,
  document: DemoDocument,
  { contact, at, by }: { contact: DemoContact; at: Date; by: World['employees']['ruth'] },
): void {
  record(
    world,
    { kind: 'employee', employee: by },
    {
      ...{ type: 'document.held', at, client: contact.client, contact },
      ...{ subject: { kind: 'document', id: publicId('do', document.row.id) }, data: {} },
    },
  );
}

function newestOf(world: World, key: 'brightwater' | 'lark', title: string): DemoDocument {
  const [newest] = world.documents
    .filter(
      ({ client, row, publishedAt }) =>
        client?.key === key && publishedAt && row.title.startsWith(title),
    )
    .sort((one, other) => Number(other.publishedAt) - Number(one.publishedAt));
  if (!newest) throw new Error(`${key} has no "${title}".`);
  return newest;
}
