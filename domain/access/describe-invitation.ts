import type { Translate } from '@/lib/translator';
import { describeOwnRights } from './describe-rights';
import type { InvitationView } from './get-invitation';

type Open = Extract<InvitationView, { state: 'open' }>;

/** Who made room for whom, and what one will see there. */
export function describeInvitation(
  { person, invitedBy, role, clients }: Open,
  firm: string,
  t: Translate,
  locale: string,
): { heading: string; sees: string } {
  const places = role ? [firm] : clients.map((client) => client.name);
  const place = new Intl.ListFormat(locale).format(places);
  return {
    heading: invitedBy
      ? t('access.invitation.heading', { name: person.name, inviter: invitedBy, place })
      : t('access.invitation.heading_first', { name: person.name, place }),
    sees: role ? t(`access.roles.${role}_sees`) : seesAtClients(clients, t, locale),
  };
}

function seesAtClients(clients: Open['clients'], t: Translate, locale: string): string {
  const [first] = clients;
  if (clients.length === 1 && first) return describeOwnRights(first.rights, t, locale);
  const each = clients.map(({ name, rights }) =>
    t('access.invitation.sees_at', { client: name, sees: describeOwnRights(rights, t, locale) }),
  );
  return each.join(' ');
}
