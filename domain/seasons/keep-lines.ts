import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { clientsOf } from '../intake/find-owner';
import { coreName, foldText } from '../words/fold-text';
import type { ListLine } from './read-list';

/**
 * Writes down the lines of a season's list, once, each with the client and the person that it means: of those that whoever
 * brought it looks after, by their id, their whole name, or the address of somebody there.
 */
export async function keepLines(
  season: { id: string; personId: string },
  lines: readonly ListLine[],
  unnamed: number,
): Promise<void> {
  authorize(JOB, 'season.read');
  await dbAs(
    JOB,
    async (db) => {
      const clients = (await clientsOf(db, season.personId)).filter(({ left }) => !left);
      const contacts = await db.contact.findMany({
        where: { clientId: { in: clients.map(({ id }) => id) }, endedAt: null },
        select: { id: true, clientId: true, person: { select: { name: true, email: true } } },
      });
      const byName = grouped(
        clients.flatMap(({ id, name, latinName }) =>
          [name, latinName ?? ''].filter(Boolean).map((each) => [coreName(each), id] as const),
        ),
      );
      const byAddress = grouped(
        contacts.map(({ clientId, person }) => [person.email.toLowerCase(), clientId] as const),
      );
      const known = new Set(clients.map(({ id }) => id));
      const clientOf = (text: string): string | null => {
        const id = /^cl_/.test(text) ? idOf(text) : null;
        if (id) return known.has(id) ? id : null;
        return only(byAddress.get(text.toLowerCase())) ?? only(byName.get(coreName(text)));
      };
      const contactOf = (clientId: string, text: string): string | null =>
        only(
          new Set(
            contacts
              .filter((contact) => contact.clientId === clientId)
              .filter(
                ({ person }) =>
                  person.email.toLowerCase() === text.toLowerCase() ||
                  foldText(person.name) === foldText(text),
              )
              .map(({ id }) => id),
          ),
        );
      await db.seasonRow.createMany({
        data: lines.map((line) => {
          const clientId = line.client ? clientOf(line.client) : null;
          const contactId = clientId && line.person ? contactOf(clientId, line.person) : null;
          return { ...line, seasonId: season.id, clientId, contactId };
        }),
        skipDuplicates: true,
      });
      await db.season.updateMany({ where: { id: season.id }, data: { unnamed } });
    },
    { timeoutMs: 60_000 },
  );
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, id] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(id));
  return groups;
}

/** What two have says of neither. */
function only(ids: ReadonlySet<string> | undefined): string | null {
  return ids?.size === 1 ? ([...ids][0] ?? null) : null;
}

function idOf(text: string): string | null {
  try {
    return parseId('cl', text);
  } catch {
    return null;
  }
}
