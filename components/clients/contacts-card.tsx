import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Button, LinkButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';

/** A person at the client, their rights in words. */
export type ContactItem = {
  id: string;
  name: string;
  nameLang: string | null;
  email: string;
  title: string | null;
  rights: string;
  /** When they were last here, or when they were invited. */
  seen: string;
  hasJoined: boolean;
  /** Who of the client changed what they may do; null where it was the firm. */
  changed: string | null;
};

/** Who can sign in for the client, and what each may do there. */
export function ContactsCard({
  client,
  contacts,
}: {
  client: string;
  contacts: readonly ContactItem[];
}) {
  const t = useTranslations('clients.contacts');
  const place = `/staff/clients/${client}/contacts`;
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          <LinkButton href={`${place}/new`} size="row">
            {t('invite')}
          </LinkButton>
        }
      />
      {contacts.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <ul className="divide-y divide-line">
          {contacts.map((contact) => (
            <li
              key={contact.id}
              className="flex flex-wrap items-start gap-x-3 gap-y-2 px-card py-3"
            >
              <Avatar name={contact.name} />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="font-name">
                    <Name name={contact.name} lang={contact.nameLang} />
                  </span>
                  <span className="text-small text-ink-2">
                    {[contact.title, contact.email].filter(Boolean).join(' · ')}
                  </span>
                  {!contact.hasJoined && (
                    <Chip tone="line" icon="mail-check">
                      {t('invited')}
                    </Chip>
                  )}
                </p>
                <p>{contact.rights}</p>
                <p className="text-small text-ink-2">
                  {[contact.seen, contact.changed].filter(Boolean).join(' · ')}
                </p>
              </div>
              <form action="/api/looks/begin" method="post">
                <input type="hidden" name="contact" value={contact.id} />
                <Button
                  type="submit"
                  size="row"
                  aria-label={t('look_as_of', { name: contact.name })}
                >
                  {t('look_as')}
                </Button>
              </form>
              <LinkButton
                href={`${place}/${contact.id}`}
                size="row"
                aria-label={t('change_of', { name: contact.name })}
              >
                {t('change')}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
