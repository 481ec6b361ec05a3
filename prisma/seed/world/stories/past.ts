import type { ClientKey } from '../clients/all-clients';
import { record } from '../record';
import { Walk } from '../walk';
import { clientOf, contactOf, type World } from '../world';

/** Struggles of months ago, which somebody has looked at since. */
export function tellPast(world: World): void {
  const wrong: [ClientKey, number][] = [
    ['ballard', 402],
    ['thistle', 231],
    ['juniper', 166],
    ['quill', 88],
  ];
  for (const [key, days] of wrong) wrongPasswords(world, key, days);
  const lost: [ClientKey, number, string][] = [
    ['nguyen', 318, 'hóa đơn'],
    ['hartmann', 204, 'Umsatzsteuer'],
    ['cooperativa', 142, 'fatura'],
    ['obrien', 61, 'certificate of insurance'],
  ];
  for (const [key, days, query] of lost) searchedInVain(world, key, days, query);
  const errors: [ClientKey, number][] = [
    ['copperkettle', 266],
    ['lark', 187],
    ['emerald', 97],
  ];
  for (const [key, days] of errors) metAnError(world, key, days);
}

function wrongPasswords(world: World, key: ClientKey, days: number): void {
  const { calendar } = world;
  const client = clientOf(world, key);
  const contact = contactOf(client);
  const { device } = contact;
  for (const seconds of [0, 45, 170]) {
    const at = calendar.at(calendar.daysAgo(days), '20:10', seconds);
    const data = { reason: 'password', ip: device.ip } as const;
    const failed = { type: 'signin.failed', at, client, subject: null, data } as const;
    record(world, { kind: 'sign-in', contact, device }, failed);
  }
  new Walk(world, contact, calendar.at(calendar.daysAgo(days), '20:16', 4)).signIn().page('/');
}

function searchedInVain(world: World, key: ClientKey, days: number, query: string): void {
  const { calendar } = world;
  new Walk(world, contactOf(clientOf(world, key)), calendar.at(calendar.daysAgo(days), '07:40', 11))
    .page('/documents')
    .search(query, 0)
    .search(query.split(' ')[0] ?? query, 0)
    .page('/');
}

function metAnError(world: World, key: ClientKey, days: number): void {
  const { calendar } = world;
  const page = { kind: 'page', id: '/documents' } as const;
  new Walk(world, contactOf(clientOf(world, key)), calendar.at(calendar.daysAgo(days), '12:30', 5))
    .page('/documents', 11)
    .does('error.shown', page, { status: 500, during: 'open', errorId: '2WNX6H' })
    .pass(20)
    .page('/documents');
}
