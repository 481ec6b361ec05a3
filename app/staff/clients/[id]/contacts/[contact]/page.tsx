import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { ContactConsent } from '@/components/consent/contact-consent';
import { ContactForm } from '@/components/clients/contact-form';
import { TakeFactor } from '@/components/factors/factor-forms';
import { ResendInvitation } from '@/components/access/resend-invitation';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getClient } from '@/domain/clients/get-client';
import { may } from '@/domain/authorize';
import { getStanding } from '@/domain/consent/get-standing';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  changeContactAction,
  endContactAction,
  resendInvitationAction,
} from '@/app/staff/clients/actions';
import { recordWithdrawalAction, takeContactFactorAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('contact_title') };
}

export default async function ContactPage({
  params,
}: PageProps<'/staff/clients/[id]/contacts/[contact]'>) {
  const { id, contact: contactId } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/contacts/${contactId}`);
  const { shell, client, standing } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      client: await getClient(actor, { client: id }),
      standing: await getStanding(actor, { contactId: parseId('co', contactId) }),
    })),
  );
  const contact = client.contacts.find((one) => one.id === contactId);
  if (!contact) notFound();
  const t = await getTranslations('clients');
  const privacy = await getTranslations('firmPrivacy.person');
  const { name, email } = contact;
  const { zone, locale } = shell;
  const dayOf = (at: Date) =>
    formatDay(dayIn(zone, at), { style: 'row', today: todayIn(zone), locale });
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        lede={email}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('title') },
              { href: `/staff/clients/${id}`, label: client.name },
            ]}
            current={<Name name={name} lang={contact.nameLang} />}
          />
        }
      >
        {t.rich('contact_sentence', {
          contact: () => <Name name={name} lang={contact.nameLang} />,
          client: () => <Name name={client.name} lang={client.nameLang} />,
        })}
      </FirstSentence>
      <Words of={['clientForms', 'confirmFirst', 'consent', 'passkeyUse', 'resend', 'takeFactor']}>
        <StaffColumns
          side={
            <>
              {contact.joinedAt === null && (
                <Card>
                  <CardHeader title={t('contacts.invited')} />
                  <CardBody className="flex flex-col gap-3">
                    <p className="text-small text-ink-2">{t('contacts.not_here')}</p>
                    <ResendInvitation
                      action={resendInvitationAction}
                      whom={{ contact: contactId }}
                      email={email}
                    />
                  </CardBody>
                </Card>
              )}
              {standing.said !== 'none' && (
                <ContactConsent
                  contact={contactId}
                  name={name}
                  said={standing.said}
                  on={dayOf(standing.at)}
                  record={recordWithdrawalAction}
                />
              )}
              {contact.hasSecondFactor && (
                <TakeFactor
                  action={takeContactFactorAction}
                  whom={{ client: id, contact: contactId }}
                  name={name}
                />
              )}
              {may(actor, 'erasure.decide') && (
                <Card>
                  <CardHeader title={privacy('link')} />
                  <CardBody className="flex flex-col items-start gap-3">
                    <p className="text-small text-ink-2">{privacy('link_what', { name })}</p>
                    <LinkButton href={`/staff/settings/privacy/${contact.person}`}>
                      {privacy('link')}
                    </LinkButton>
                  </CardBody>
                </Card>
              )}
              {shell.isPresent && (
                <Card>
                  <CardHeader title={t('contacts.end_title')} />
                  <CardBody className="flex flex-col items-start gap-3">
                    <p className="text-small text-ink-2">{t('contacts.end_what')}</p>
                    <ConfirmButton
                      look="danger"
                      label={t('contacts.end')}
                      title={t('contacts.end_sure', { name })}
                      keepLabel={t('contacts.keep')}
                      actLabel={t('contacts.end')}
                      actingLabel={t('contacts.ending')}
                      action={endContactAction}
                      fields={{ client: id, contact: contactId }}
                    >
                      {t('contacts.end_what')}
                    </ConfirmButton>
                  </CardBody>
                </Card>
              )}
            </>
          }
        >
          {shell.isPresent ? (
            <ContactForm
              action={changeContactAction}
              hidden={{ client: id }}
              backHref={`/staff/clients/${id}`}
              contact={contact}
            />
          ) : (
            <ConfirmFirst confirm={confirmPresenceAction} before="rights" />
          )}
        </StaffColumns>
      </Words>
    </StaffShell>
  );
}
