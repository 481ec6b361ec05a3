import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { ResendInvitation } from '@/components/access/resend-invitation';
import { ContactForm } from '@/components/clients/contact-form';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { EndColleague, GiveBackAccess } from '@/components/colleagues/end-colleague';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Section } from '@/components/ui/section';
import { Words } from '@/components/ui/words';
import { describeRights } from '@/domain/access/describe-rights';
import { either, within } from '@/domain/colleagues/give-rights';
import { type ColleagueView, listColleagues } from '@/domain/colleagues/list-colleagues';
import { getClientShell } from '@/domain/home/get-client-shell';
import type { ContactRights } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { readPage } from '@/lib/page';
import {
  changeColleagueAction,
  endColleagueAction,
  giveBackAccessAction,
  inviteAgainAction,
} from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('colleagues'))('one_title') };
}

export default async function ColleaguePage({ params }: PageProps<'/people/[id]'>) {
  const { id } = await params;
  const actor = await requireContactInPerson(`/people/${id}`);
  const { shell, people } = await readPage(() =>
    readAs(actor, async () => ({
      people: await listColleagues(actor),
      shell: await getClientShell(actor),
    })),
  );
  const colleague = [...people.colleagues, ...people.ended].find((each) => each.id === id);
  if (!colleague) notFound();
  const t = await getTranslations('colleagues');
  const { name, nameLang, email, title, isSelf, endedAt } = colleague;
  const kind = endedAt ? 'ended' : isSelf ? 'self' : 'other';
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        lede={isSelf ? t('self_lede') : [title, email].filter(Boolean).join(' · ')}
        above={
          <Breadcrumb
            trail={[{ href: '/people', label: t('title') }]}
            current={<Name name={name} lang={nameLang} />}
          />
        }
      >
        {t.rich(`one_sentence.${kind}`, { name: () => <Name name={name} lang={nameLang} /> })}
      </FirstSentence>
      <Words of={['clientForms', 'colleagueForms', 'confirmFirst', 'passkeyUse', 'resend']}>
        {people.isPresent ? (
          <Colleague colleague={colleague} own={people.own} locale={shell.locale} />
        ) : (
          <ConfirmFirst confirm={confirmPresenceAction} before="rights" />
        )}
      </Words>
    </ClientShell>
  );
}

/** What can be done about somebody, once the reader has proved that it is them. */
async function Colleague({
  colleague,
  own,
  locale,
}: {
  colleague: ColleagueView;
  own: ContactRights;
  locale: string;
}) {
  const t = await getTranslations();
  const { id, name, email, rights, isSelf, joinedAt, endedAt } = colleague;
  if (endedAt) {
    return (
      <GiveBackAccess
        action={giveBackAccessAction}
        contact={id}
        what={describeRights(within(rights, own), firstName(name), t, locale)}
        isInvited={joinedAt === null}
      />
    );
  }
  return (
    <>
      <ContactForm
        action={changeColleagueAction}
        backHref="/people"
        contact={colleague}
        offered={isSelf ? own : either(rights, own)}
      />
      {joinedAt === null && (
        <Section title={t('colleagues.not_here_title')}>
          <p className="max-w-measure text-small text-ink-2">{t('colleagues.not_here')}</p>
          <ResendInvitation action={inviteAgainAction} whom={{ contact: id }} email={email} />
        </Section>
      )}
      {!isSelf && (
        <EndColleague
          action={endColleagueAction}
          contact={id}
          name={name}
          isInvited={joinedAt === null}
        />
      )}
    </>
  );
}
