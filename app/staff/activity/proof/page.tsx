import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { LogExport } from '@/components/activity/log-export';
import { CheckpointCard, StandingCard } from '@/components/activity/log-proof';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { getLogProof } from '@/domain/sealing/get-log-proof';
import { proofSentence } from '@/domain/sealing/proof-sentence';
import { todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sealing'))('title') };
}

export default async function ProofPage() {
  const actor = await requireEmployee('/staff/activity/proof');
  if (!may(actor, 'log.prove')) notFound();
  const { shell, proof } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      proof: await getLogProof(actor),
    })),
  );
  const t = await getTranslations();
  const { zone, locale } = shell;
  const today = todayIn(zone);
  const { waitingSince, checkpoint } = proof;
  const since =
    waitingSince && formatInstant(waitingSince, { zone, locale, today, style: 'recent' });
  return (
    <StaffShell shell={shell} place="activity">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/activity', label: t('activity.title') }]}
            current={t('sealing.title')}
          />
        }
        lede={t('sealing.lede')}
      >
        {proofSentence(proof, since ?? '', t)}
      </FirstSentence>
      <StaffColumns
        side={
          <Card>
            <CardHeader title={t('sealing.take.title')} />
            <CardBody className="flex flex-col gap-4">
              <p>{t('sealing.take.what')}</p>
              <Words of={['logForms', 'passkeyUse']}>
                <LogExport isPresent={proof.isPresent} confirm={confirmPresenceAction} />
              </Words>
            </CardBody>
          </Card>
        }
      >
        <StandingCard proof={proof} since={since} />
        <CheckpointCard
          checkpoint={
            checkpoint && {
              ...checkpoint,
              day: formatDay(checkpoint.keptOn, { style: 'row', today, locale }),
            }
          }
        />
        <Card>
          <CardHeader title={t('sealing.check.title')} />
          <CardBody className="flex flex-col gap-3">
            <p className="max-w-measure">{t('sealing.check.how')}</p>
            <code className="rounded-control bg-sunken px-3 py-2 text-small wrap-anywhere">
              {t('sealing.check.command', {
                file: 'log.ndjson',
                checkpoints: 'checkpoints.txt',
              })}
            </code>
          </CardBody>
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}
