import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientVisits, type PersonFilter } from '@/components/activity/client-visits';
import { AgreementCard } from '@/components/agreements/agreement-card';
import { AssignedCard, ClientMoneyCard } from '@/components/clients/client-rail';
import { ContactsCard } from '@/components/clients/contacts-card';
import { ClientEffortCard } from '@/components/effort/client-effort-card';
import { CreditNotesCard } from '@/components/invoices/credit-note-lists';
import { QuestionsCard } from '@/components/questions/questions-card';
import { RequestsCard } from '@/components/requests/requests-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Avatar } from '@/components/ui/avatar';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { describeRights } from '@/domain/access/describe-rights';
import { EARLIER_COUNTED } from '@/domain/activity/list-visits';
import type { ClientView, ContactView } from '@/domain/clients/get-client';
import { USUAL_DAYS } from '@/domain/effort/keep-usual';
import { getClientPage } from '@/domain/home/get-client-page';
import { firmRowDetail } from '@/domain/requests/sentences';
import { dayIn, now, todayIn } from '@/lib/clock';
import { formatDay, formatInstant, formatMonth, formatTime } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { clientEffortItems } from '@/app/staff/friction/items';
import { Cases } from '@/app/staff/cases';
import { visitItems } from '@/app/staff/visit-items';
import { endAgreementAction } from './agreements/actions';

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;
type Reading = { locale: string; zone: string; today: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('one_title') };
}

export default async function ClientPage({
  params,
  searchParams,
}: PageProps<'/staff/clients/[id]'>) {
  const { id } = await params;
  const { person, before, credits } = await searchParams;
  const actor = await requireEmployee(`/staff/clients/${id}`);
  const turned = {
    ...(typeof person === 'string' && { person }),
    ...(typeof before === 'string' && { before }),
    ...(typeof credits === 'string' && { credits }),
  };
  const { shell, client, requests, cases, causes, visits, placed, notes, effort } = await readPage(
    () => getClientPage(actor, { client: id, ...turned }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const reading = { locale, zone, today: todayIn(zone) };
  const mayAssign = actor.kind !== 'staff';
  return (
    <StaffShell shell={shell} place="clients">
      <div className="flex items-start gap-3.5">
        <Avatar name={client.name} size="large" square />
        <div className="min-w-0 flex-1">
          <FirstSentence
            reader="firm"
            lede={headLine(client, reading, t)}
            above={
              <Breadcrumb
                trail={[{ href: '/staff/clients', label: t('clients.title') }]}
                current={<Name name={client.name} lang={client.nameLang} />}
              />
            }
            actions={
              <>
                {client.isHeld && (
                  <Chip tone="slate" icon="lock">
                    {t('records.client.held')}
                  </Chip>
                )}
                <LinkButton href={`/staff/clients/${id}/history`}>
                  {t('accessHistory.title')}
                </LinkButton>
                <LinkButton href={`/staff/clients/${id}/records`}>
                  {t('records.client.link')}
                </LinkButton>
                <LinkButton
                  href={`/staff/clients/${id}/edit`}
                  icon={<Icon name="pencil" size="button" />}
                >
                  {t('clients.change')}
                </LinkButton>
              </>
            }
          >
            <Name name={client.name} lang={client.nameLang} />
          </FirstSentence>
        </div>
      </div>
      <StaffColumns
        side={
          <>
            <ClientMoneyCard
              money={client.money.map((sum) => moneyItem(sum, locale))}
              year={client.year}
              invoicesHref={`/staff/invoices?client=${id}`}
              statementHref={`/staff/clients/${id}/statement`}
            />
            <AgreementCard
              client={id}
              agreements={client.agreements}
              reading={reading}
              end={endAgreementAction}
            />
            <AssignedCard
              people={client.people.map(({ id: employee, name, nameLang, part, phone }) => ({
                key: `${employee} ${part}`,
                name,
                nameLang,
                part,
                phone,
              }))}
              changeHref={mayAssign ? `/staff/clients/${id}/people` : null}
            />
          </>
        }
      >
        {cases.length > 0 && (
          <div id="signals" className="scroll-mt-6">
            <Cases
              cases={cases}
              causes={causes}
              folds={[]}
              counts={t('cases.of_client', { count: cases.length })}
              reader={reading}
              empty={t('today.empty')}
            />
          </div>
        )}
        {client.questions.length > 0 && (
          <QuestionsCard questions={client.questions} reading={reading} />
        )}
        <RequestsCard
          client={client.leftAt ? null : id}
          requests={requests.map((request) => ({
            id: request.id,
            title: request.title,
            detail: firmRowDetail(request, { t, ...reading }),
          }))}
        />
        <ClientVisits
          visits={visitItems(
            visits.visits,
            {
              placed,
              hrefOf: ({ id: placedId }) =>
                cases.some(({ signals }) =>
                  signals.some(({ id: signalId }) => signalId === placedId),
                )
                  ? '#signals'
                  : null,
            },
            { t, ...reading },
          )}
          people={personFilter(id, client.contacts, turned)}
          earlier={
            visits.next
              ? {
                  href: addressOf(id, { ...turned, before: visits.next }, 'visits'),
                  count: visits.earlier,
                  isMore: visits.earlier >= EARLIER_COUNTED,
                }
              : null
          }
          newestHref={turned.before ? addressOf(id, { ...turned, before: '' }, 'visits') : null}
          logHref={`/staff/activity?client=${id}`}
          exportHref={`/api/activity/of-client?${new URLSearchParams({ client: id, ...(turned.person && { person: turned.person }) })}`}
        />
        <ClientEffortCard days={USUAL_DAYS} tasks={clientEffortItems(effort, id, { t, locale })} />
        <CreditNotesCard
          list={notes}
          reading={reading}
          earlierHref={notes.more && addressOf(id, { ...turned, credits: notes.more })}
          newestHref={turned.credits ? addressOf(id, { ...turned, credits: '' }) : null}
        />
        <ContactsCard
          client={id}
          contacts={client.contacts.map((contact) => contactItem(contact, reading, t))}
        />
      </StaffColumns>
    </StaffShell>
  );
}

type Turned = { person?: string; before?: string; credits?: string };

/** The page with its two lists turned, each by itself, and where on it. */
function addressOf(id: string, turned: Turned, place = ''): string {
  const search = new URLSearchParams(Object.entries(turned).filter(([, cursor]) => cursor));
  const page = search.size > 0 ? `/staff/clients/${id}?${search}` : `/staff/clients/${id}`;
  return place ? `${page}#${place}` : page;
}

/** Whoever was chosen begins at their newest. */
function personFilter(id: string, contacts: readonly ContactView[], turned: Turned): PersonFilter {
  const hrefOf = (person: string) => addressOf(id, { ...turned, before: '', person }, 'visits');
  const chosen = contacts.find((contact) => contact.id === turned.person);
  return {
    options: contacts.map((contact) => ({
      href: hrefOf(contact.id),
      label: contact.name,
      lang: contact.nameLang,
      current: contact === chosen,
    })),
    chosen: chosen ? { name: chosen.name, clearHref: hrefOf('') } : null,
  };
}

/** 'Hoshino Seitō K.K. · client since March 2021 · 3:42 am there'. */
function headLine(client: ClientView, reading: Reading, t: Translate): string {
  const { locale, zone, today } = reading;
  const isElsewhere = client.zone !== null && client.zone !== zone;
  return [
    client.latinName,
    t('clients.since', { month: formatMonth(client.since, { today, locale }) }),
    isElsewhere && t('clients.there', { time: formatTime(now(), client.zone ?? zone, locale) }),
    client.leftAt &&
      t('clients.left', {
        day: formatDay(dayIn(zone, client.leftAt), { style: 'short', today, locale }),
      }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function moneyItem(sum: ClientView['money'][number], locale: string) {
  const { currency } = sum;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  return {
    currency,
    open: say(sum.openMinor),
    pastDue: say(sum.pastDueMinor),
    clearing: sum.clearingMinor > 0n ? say(sum.clearingMinor) : '–',
    credit: sum.creditMinor > 0n ? say(sum.creditMinor) : null,
    paid: say(sum.paidThisYearMinor),
  };
}

function contactItem(contact: ContactView, reading: Reading, t: Translate) {
  const { id, name, nameLang, email, title, rights, joinedAt, invitedAt, lastHereAt, changed } =
    contact;
  const firstName = name.split(' ')[0] ?? name;
  const when = (at: Date) => formatInstant(at, { ...reading, style: 'recent' });
  return {
    id,
    name,
    nameLang,
    email,
    title,
    rights: describeRights(rights, firstName, t, reading.locale),
    hasJoined: joinedAt !== null,
    seen: lastHereAt
      ? t('clients.contacts.last_here', { when: when(lastHereAt) })
      : joinedAt
        ? t('clients.contacts.joined', { when: when(joinedAt) })
        : t('clients.contacts.invited_on', { when: when(invitedAt) }),
    changed:
      changed && t('clients.contacts.changed_by', { name: changed.name, when: when(changed.at) }),
  };
}
