import { publicId } from '@/lib/ids';
import { record } from '../record';
import { clientOf, contactOf, type World } from '../world';

/** A few minutes after it was published, Ruth asks Dana to sign the new engagement letter, by the day on which it is due. */
export function tellSigning(world: World): void {
  const { employees, rows, documents } = world;
  const client = clientOf(world, 'brightwater');
  const dana = contactOf(client);
  const letter = documents.find(
    ({ row, publishedAt }) =>
      row.clientId === client.id && publishedAt && row.category === 'contract' && row.actionNeeded,
  );
  if (!letter?.publishedAt) throw new Error('Brightwater has no new engagement letter.');
  const { email = '' } = rows.person.find(({ id }) => id === dana.personId) ?? {};
  const documentId = letter.row.id as string;
  const dueOn = letter.row.dueOn as string;
  const at = new Date(letter.publishedAt.getTime() + 4 * 60_000);
  const id = world.newId(at);
  // Its fingerprint comes with its file, which is made later.
  rows.signatureRequest.push({
    ...{ id, clientId: client.id, documentId, dueOn, kind: 'sign', state: 'open' },
    askedBy: employees.ruth.personId,
    createdAt: at,
  });
  rows.signatureSigner.push({
    ...{ id: world.newId(at), requestId: id, clientId: client.id, documentId, position: 1 },
    ...{ contactId: dana.id, name: dana.name, email, state: 'waiting' },
  });
  record(
    world,
    { kind: 'employee', employee: employees.ruth },
    {
      ...{ type: 'signing.requested', at, client },
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { way: 'sign', signers: 1, dueOn },
    },
  );
}
