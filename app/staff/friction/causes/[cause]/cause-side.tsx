import { getTranslations } from 'next-intl/server';
import { EditForm, FixForm, OwnerForm } from '@/components/causes/cause-forms';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import type { CauseView } from '@/domain/causes/cause-view';
import { type CauseReader, signalsWords } from '@/domain/causes/cause-words';
import type { OwnerChoice } from '@/domain/causes/list-cause-choices';
import { measureText } from '@/domain/causes/measure';
import { measureWords } from '@/domain/causes/measure-words';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { editCauseAction, fixCauseAction, ownCauseAction } from '../actions';
import { measureOptions } from '../measure-options';

/** What a cause is, whose, and what can be said of it next. */
export async function CauseSide({
  cause,
  owners,
  reader,
}: {
  cause: CauseView;
  owners: readonly OwnerChoice[];
  reader: CauseReader;
}) {
  const t = await getTranslations('causes');
  const { id, state, owner, remedy, dueOn, fixedOn } = cause;
  const { locale, today } = reader;
  const isRunning = state === 'open' || state === 'fixed';
  const ownerForm = (
    <OwnerForm
      action={ownCauseAction}
      cause={id}
      owners={owners.map(({ id: value, name, nameLang }) => ({
        ...{ value, label: name, lang: nameLang },
      }))}
      owner={owner?.id ?? ''}
      dueOn={dueOn ?? ''}
      locale={locale}
      isFirst={state === 'proposed'}
    />
  );
  const fixForm = (
    <FixForm
      action={fixCauseAction}
      cause={id}
      remedy={remedy ?? ''}
      fixedOn={fixedOn ?? today}
      today={today}
      locale={locale}
      isFirst={state === 'open'}
    />
  );
  return (
    <Words of={['causeForms']}>
      {state === 'proposed' && (
        <Card lit id="own">
          <CardHeader title={t('own.title')} />
          <CardBody>{ownerForm}</CardBody>
        </Card>
      )}
      {state === 'open' && (
        <Card>
          <CardHeader title={t('fix.title')} />
          <CardBody>{fixForm}</CardBody>
        </Card>
      )}
      <Facts cause={cause} reader={reader} />
      <Card>
        {isRunning && <Folded title={t('own.again')}>{ownerForm}</Folded>}
        {state === 'fixed' && <Folded title={t('fix.again')}>{fixForm}</Folded>}
        <Folded title={t('change')}>
          <EditForm
            action={editCauseAction}
            cause={id}
            said={{
              sentence: cause.sentence,
              remedy: remedy ?? '',
              ...measureText(cause.measure),
            }}
            options={measureOptions(await getTranslations(), reader, cause.measure)}
          />
        </Folded>
      </Card>
    </Words>
  );
}

function Folded({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="border-t border-line first:border-t-0">
      <summary className="cursor-pointer list-none px-card py-3 [&::-webkit-details-marker]:hidden">
        <span className="link">{title}</span>
      </summary>
      <div className="px-card pb-4">{children}</div>
    </details>
  );
}

async function Facts({ cause, reader }: { cause: CauseView; reader: CauseReader }) {
  const t = await getTranslations();
  const { owner, remedy, dueOn, fixedOn, proposedBy, proposedAt, measure } = cause;
  const { locale, today, zone } = reader;
  const say = (day: string) => formatDay(day, { style: 'row', today, locale });
  const words = measure && measureWords(measure, t, reader);
  const facts = [
    {
      key: 'owner',
      value: owner ? <Name name={owner.name} lang={owner.nameLang} /> : t('causes.facts.nobody'),
    },
    { key: 'remedy', value: remedy ?? t('causes.facts.remedy_none') },
    fixedOn
      ? { key: 'fixed', value: say(fixedOn) }
      : { key: 'due', value: dueOn ? say(dueOn) : t('causes.facts.none') },
    { key: 'signals', value: signalsWords(cause, t, reader) },
    {
      key: 'measured',
      value: words ? [words.rules, words.where].filter(Boolean).join(', ') : t('causes.unmeasured'),
    },
    {
      key: 'proposed',
      value: (
        <>
          {say(dayIn(zone, proposedAt))}, <Name name={proposedBy.name} lang={proposedBy.nameLang} />
        </>
      ),
    },
  ] as const;
  return (
    <Card>
      <CardHeader title={t('causes.facts.title')} />
      <CardBody>
        <DataList
          items={facts.map(({ key, value }) => ({ key, value, term: t(`causes.facts.${key}`) }))}
        />
      </CardBody>
    </Card>
  );
}
