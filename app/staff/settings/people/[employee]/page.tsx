import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { ResendInvitation } from '@/components/access/resend-invitation';
import { TakeFactor } from '@/components/factors/factor-forms';
import { EmployeeForm } from '@/components/firm/employee-forms';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import {
  changeEmployeeAction,
  endEmployeeAction,
  resendEmployeeAction,
  takeEmployeeFactorAction,
} from '@/app/staff/settings/actions';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listColleagues } from '@/domain/firm/list-colleagues';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firm'))('people.one_title') };
}

export default async function EmployeePage({
  params,
}: PageProps<'/staff/settings/people/[employee]'>) {
  const { employee } = await params;
  const actor = await requireEmployee(`/staff/settings/people/${employee}`);
  const { shell, people } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      people: await listColleagues(actor),
    })),
  );
  const person = people.find(({ id }) => id === employee);
  if (!person) notFound();
  const t = await getTranslations('firm');
  const { name, nameLang, email } = person;
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={email}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/settings', label: t('title') },
              { href: '/staff/settings/people', label: t('people.title') },
            ]}
            current={<Name name={name} lang={nameLang} />}
          />
        }
      >
        {t.rich('people.one_sentence', { name: () => <Name name={name} lang={nameLang} /> })}
      </FirstSentence>
      <Words of={['confirmFirst', 'firmForms', 'passkeyUse', 'resend', 'takeFactor']}>
        <StaffColumns
          side={
            <>
              {!person.hasJoined && (
                <Card>
                  <CardHeader title={t('people.invited_title')} />
                  <CardBody className="flex flex-col gap-3">
                    <p className="text-small text-ink-2">{t('people.not_here')}</p>
                    <ResendInvitation
                      action={resendEmployeeAction}
                      whom={{ employee }}
                      email={email}
                    />
                  </CardBody>
                </Card>
              )}
              {!person.isSelf && person.hasSecondFactor && (
                <TakeFactor action={takeEmployeeFactorAction} whom={{ employee }} name={name} />
              )}
              {shell.isPresent && !person.isSelf && (
                <Card>
                  <CardHeader title={t('people.end_title')} />
                  <CardBody className="flex flex-col items-start gap-3">
                    <p className="text-small text-ink-2">{t('people.end_what')}</p>
                    <ConfirmButton
                      look="danger"
                      label={t('people.end')}
                      title={t('people.end_sure', { name })}
                      keepLabel={t('people.keep')}
                      actLabel={t('people.end')}
                      actingLabel={t('people.ending')}
                      action={endEmployeeAction}
                      fields={{ employee }}
                    >
                      {t('people.end_what')}
                    </ConfirmButton>
                  </CardBody>
                </Card>
              )}
            </>
          }
        >
          {shell.isPresent ? (
            <EmployeeForm action={changeEmployeeAction} id={employee} employee={person} />
          ) : (
            <ConfirmFirst confirm={confirmPresenceAction} before="rights" />
          )}
        </StaffColumns>
      </Words>
    </StaffShell>
  );
}
