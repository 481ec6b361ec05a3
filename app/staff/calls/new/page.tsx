import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { CallForm } from '@/components/calls/call-form';
import { CALL_PAGE } from '@/components/calls/call-page';
import { StaffShell } from '@/components/shell/staff-shell';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { SearchField } from '@/components/ui/search-field';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { logCallAndLeaveAction } from '../actions';
import { callChoices } from '../call-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('log') };
}

const text = z.string().max(100).catch('').default('');
const Asked = z.object({ client: text, contact: text, topic: text, q: text });

/** Where what somebody said is written down, on a phone and without script: first of whom, then what. */
export default async function LogCallPage({ searchParams }: PageProps<'/staff/calls/new'>) {
  const actor = await requireEmployee(CALL_PAGE);
  const { client, contact, topic, q } = Asked.parse(await searchParams);
  const t = await getTranslations();
  const { shell, choices } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      choices: await callChoices(actor, client ? { client } : { q }, t),
    })),
  );
  const chosen = client ? choices.clients[0] : undefined;
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence reader="firm">
        {chosen ? (
          <>
            {t('calls.sentence_of')} <Name name={chosen.name} lang={chosen.nameLang} />
          </>
        ) : (
          t('calls.sentence')
        )}
      </FirstSentence>
      <div className="max-w-140">
        {chosen ? (
          <Card>
            <CardBody>
              <Words of={['callForms']}>
                <CallForm
                  client={chosen}
                  formKey={choices.key}
                  times={choices.times}
                  contact={contact}
                  topic={topic}
                  action={logCallAndLeaveAction}
                  onCancel="/staff"
                />
              </Words>
            </CardBody>
          </Card>
        ) : (
          <Card>
            <CardBody>
              <SearchField action={CALL_PAGE} label={t('calls.find')} value={q} />
            </CardBody>
            {choices.clients.length === 0 ? (
              <EmptyLine>{t('callForms.nobody', { q })}</EmptyLine>
            ) : (
              <ul className="divide-y divide-line border-t border-line">
                {choices.clients.map(({ id, name, nameLang, contacts }) => (
                  <li key={id} className="relative px-card py-2.5">
                    <a href={`${CALL_PAGE}?client=${id}`} className="covering font-name">
                      <Name name={name} lang={nameLang} />
                    </a>
                    <p className="truncate text-small text-ink-2">
                      {contacts.map((person) => person.name).join(', ')}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
      </div>
    </StaffShell>
  );
}
