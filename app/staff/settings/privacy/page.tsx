import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { dayOf } from '@/app/privacy-words';
import { ErasureList } from '@/components/privacy/erasure-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button, LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { TextField } from '@/components/ui/text-field';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { findPerson } from '@/domain/privacy/find-person';
import { listErasures } from '@/domain/privacy/list-erasures';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firmPrivacy'))('title') };
}

const Search = z.object({ email: z.string().max(254).optional().catch(undefined) });

export default async function FirmPrivacyPage({
  searchParams,
}: PageProps<'/staff/settings/privacy'>) {
  const { email } = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/settings/privacy');
  if (!may(actor, 'erasure.decide')) notFound();
  const { shell, erasures, found } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      erasures: await listErasures(actor),
      found: email ? await findPerson(actor, { email }) : null,
    })),
  );
  if (found) redirect(`/staff/settings/privacy/${found}`);
  const t = await getTranslations();
  const count = erasures.filter(({ state }) => state === 'asked').length;
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('firmPrivacy.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/settings', label: t('firm.title') }]}
            current={t('firmPrivacy.title')}
          />
        }
        actions={
          <LinkButton href="/staff/settings/privacy/kept">{t('firmPrivacy.kept')}</LinkButton>
        }
      >
        {t('firmPrivacy.sentence', { count })}
      </FirstSentence>
      <ErasureList
        items={erasures.map(({ id, state, person, askedAt, dueAt, erasedAt, isByFirm }) => ({
          ...{ id, person },
          href: `/staff/settings/privacy/${person.id}`,
          state: t(`firmPrivacy.state.${state}`, { day: dayOf(erasedAt ?? dueAt, shell) }),
          asked: t(`firmPrivacy.by.${isByFirm ? 'firm' : 'self'}`, { day: dayOf(askedAt, shell) }),
        }))}
      />
      <Card>
        <CardHeader title={t('firmPrivacy.find.title')} />
        <CardBody>
          <form method="get" className="flex max-w-104 flex-col gap-4">
            <TextField
              name="email"
              type="email"
              label={t('firmPrivacy.find.email')}
              hint={t('firmPrivacy.find.hint')}
              defaultValue={email}
              error={email ? t('firmPrivacy.find.nobody') : undefined}
            />
            <div>
              <Button type="submit">{t('firmPrivacy.find.open')}</Button>
            </div>
          </form>
        </CardBody>
      </Card>
    </StaffShell>
  );
}
