import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { InviteEmployeeForm } from '@/components/firm/employee-forms';
import { PersonRow } from '@/components/person/person-row';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { type Colleague, listColleagues } from '@/domain/firm/list-colleagues';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { inviteEmployeeAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firm'))('people.title') };
}

export default async function PeoplePage() {
  const actor = await requireEmployee('/staff/settings/people');
  const { shell, people } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      people: await listColleagues(actor),
    })),
  );
  const t = await getTranslations('firm');
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('people.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/settings', label: t('title') }]}
            current={t('people.title')}
          />
        }
      >
        {t('people.sentence', {
          count: people.length,
          owners: people.filter(({ role }) => role === 'owner').length,
        })}
      </FirstSentence>
      <StaffColumns
        side={
          <Words of={['confirmFirst', 'firmForms', 'passkeyUse']}>
            {shell.isPresent ? (
              <Card>
                <CardHeader title={t('people.invite')} />
                <CardBody>
                  <InviteEmployeeForm action={inviteEmployeeAction} />
                </CardBody>
              </Card>
            ) : (
              <ConfirmFirst
                title={t('people.invite')}
                confirm={confirmPresenceAction}
                before="rights"
              />
            )}
          </Words>
        }
      >
        <Card>
          <CardHeader title={t('people.who')} />
          <ul className="divide-y divide-line">
            {people.map((person) => (
              <Person key={person.id} person={person} />
            ))}
          </ul>
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}

async function Person({ person }: { person: Colleague }) {
  const t = await getTranslations('firm.people');
  const { id, name, nameLang, title, email, phone, role, hasJoined, manages } = person;
  return (
    <PersonRow
      name={name}
      aside={
        <LinkButton
          href={`/staff/settings/people/${id}`}
          size="row"
          aria-label={t('change_of', { name })}
        >
          {t('change')}
        </LinkButton>
      }
    >
      <p>
        <span className="font-name">
          <Name name={name} lang={nameLang} />
        </span>{' '}
        <span className="text-small break-words text-ink-2">
          {[title, email, phone].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p>{t(`${role}_rights`)}</p>
      <p className="text-small text-ink-2">
        {hasJoined ? t('manages', { count: manages }) : t('invited')}
      </p>
    </PersonRow>
  );
}
