import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { AssignForm } from '@/components/clients/assign-form';
import { PersonRow } from '@/components/person/person-row';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { type AssignedView, getClient } from '@/domain/clients/get-client';
import { listEmployees } from '@/domain/clients/list-employees';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { assignEmployeeAction, endAssignmentAction } from '@/app/staff/clients/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('people.title') };
}

export default async function PeoplePage({ params }: PageProps<'/staff/clients/[id]/people'>) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/people`);
  if (!may(actor, 'client.assign')) notFound();
  const { shell, client, employees } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      client: await getClient(actor, { client: id }),
      employees: await listEmployees(actor),
    })),
  );
  const t = await getTranslations('clients');
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        lede={t('people.lede')}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('title') },
              { href: `/staff/clients/${id}`, label: client.name },
            ]}
            current={t('people.title')}
          />
        }
      >
        {t.rich('people.sentence', {
          name: () => <Name name={client.name} lang={client.nameLang} />,
        })}
      </FirstSentence>
      <StaffColumns
        side={
          <Words of={['clientForms', 'confirmFirst', 'passkeyUse']}>
            {shell.isPresent ? (
              <Card>
                <CardHeader title={t('people.assign')} />
                <CardBody>
                  <AssignForm action={assignEmployeeAction} client={id} employees={employees} />
                </CardBody>
              </Card>
            ) : (
              <ConfirmFirst
                title={t('people.assign')}
                confirm={confirmPresenceAction}
                before="rights"
              />
            )}
          </Words>
        }
      >
        <Card>
          <CardHeader title={t('people.now')} />
          {client.people.length === 0 ? (
            <EmptyLine>{t('people.empty')}</EmptyLine>
          ) : (
            <ul className="divide-y divide-line">
              {client.people.map((person) => (
                <Assigned
                  key={`${person.id} ${person.part}`}
                  client={id}
                  person={person}
                  mayEnd={shell.isPresent}
                />
              ))}
            </ul>
          )}
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}

async function Assigned({
  client,
  person,
  mayEnd,
}: {
  client: string;
  person: AssignedView;
  /** Whether the reader has proved that it is them. */
  mayEnd: boolean;
}) {
  const t = await getTranslations('clients.people');
  const { id, name, nameLang, part, isSelf } = person;
  return (
    <PersonRow
      name={name}
      aside={
        part === 'manager' ? (
          <p className="max-w-60 text-small text-ink-2 sm:text-right">{t('manager_stays')}</p>
        ) : (
          mayEnd && (
            <ConfirmButton
              size="row"
              label={t('take_off')}
              title={t('take_off_sure', { name })}
              keepLabel={t('keep')}
              actLabel={t('take_off')}
              actingLabel={t('taking_off')}
              action={endAssignmentAction}
              fields={{ client, employee: id, part }}
            >
              {t(isSelf ? 'take_off_self' : 'take_off_what', { name })}
            </ConfirmButton>
          )
        )
      }
    >
      <p className="font-name">
        <Name name={name} lang={nameLang} />
      </p>
      <p className="text-small text-ink-2">{t(part)}</p>
    </PersonRow>
  );
}
