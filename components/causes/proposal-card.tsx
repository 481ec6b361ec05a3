import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import type { ProposalItem } from './cause-item';
import { NotACause } from './end-buttons';

/** What is nobody's yet: the one thing on the page that waits for somebody, so that it alone is lit. */
export function ProposalCard({
  proposal,
  lit,
  end,
}: {
  proposal: ProposalItem;
  /** The first of them on a page. */
  lit: boolean;
  end: FormAction<void>;
}) {
  const t = useTranslations('causes');
  const { proposedBy, sentence, signals, remedy, href } = proposal;
  const id = `proposal-${proposal.id}`;
  return (
    <Card lit={lit} labelledBy={id}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-card">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <p className="text-small text-ink-2">
            {t.rich('nobodys', {
              when: proposal.when,
              name: proposedBy.name,
              who: () => <Name name={proposedBy.name} lang={proposedBy.nameLang} />,
            })}
          </p>
          <p id={id} className="text-[0.9375rem] leading-[1.375rem] font-name">
            {sentence}
          </p>
          <p className="mt-0.5 text-small text-ink-2">
            <a href={`${href}#signals`} className="link">
              {signals}
            </a>
            {remedy && <> · {t('fix_idea', { remedy })}</>}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Words of={['causeForms']}>
            <NotACause cause={proposal.id} sentence={sentence} end={end} />
          </Words>
          <LinkButton href={`${href}#own`} look={lit ? 'lamp' : 'outline'}>
            {t('own.title')}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
