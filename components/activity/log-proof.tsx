import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { DataList } from '@/components/ui/data-list';
import { Icon } from '@/components/ui/icon';
import { Words } from '@/components/ui/words';
import type { LogProof } from '@/domain/sealing/get-log-proof';

/** How many events are sealed, and how many wait. Lit where they wait for somebody to look. */
export function StandingCard({
  proof: { sealed, waiting, isLate },
  since,
}: {
  proof: LogProof;
  /** Since when something waits, as a clock says it. */
  since: string | null;
}) {
  const t = useTranslations('sealing.standing');
  return (
    <Card lit={isLate}>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col gap-3">
        <DataList
          column
          items={[
            { key: 'sealed', term: t('sealed'), value: t('count', { count: sealed }) },
            {
              key: 'waiting',
              term: t('waiting'),
              value: since ? t('since', { count: waiting, since }) : t('nothing'),
            },
          ]}
        />
        {isLate && <p className="max-w-measure">{t('late')}</p>}
      </CardBody>
    </Card>
  );
}

/** The newest checkpoint, to be laid by. */
export function CheckpointCard({
  checkpoint,
}: {
  checkpoint: { day: string; sealed: number; line: string } | null;
}) {
  const t = useTranslations('sealing.checkpoint');
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col gap-3">
        {checkpoint ? (
          <>
            <p className="max-w-measure">
              {t('what', { day: checkpoint.day, count: checkpoint.sealed })}
            </p>
            <code className="rounded-control bg-sunken px-3 py-2 text-small wrap-anywhere">
              {checkpoint.line}
            </code>
            <div className="flex flex-wrap gap-2">
              <LinkButton
                href="/api/activity/checkpoints"
                size="row"
                download
                icon={<Icon name="download" size="button" />}
              >
                {t('download')}
              </LinkButton>
              <Words>
                <CopyButton text={checkpoint.line} label={t('copy')} copiedLabel={t('copied')} />
              </Words>
            </div>
          </>
        ) : (
          <p>{t('none')}</p>
        )}
      </CardBody>
    </Card>
  );
}
