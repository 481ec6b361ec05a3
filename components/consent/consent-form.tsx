'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction, FormAnswer } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { SampleView } from './sample-view';

export type Sample = { id: string; url: string; sizeBytes: number };
export type ConsentActs = {
  begin: FormAction<Sample>;
  give: FormAction<{ released: number }>;
  decline: FormAction<void>;
};

/**
 * Agreeing, in two steps: a sample of the very kind of file is opened here, and the code that stands in it is typed.
 * Beside it, as easy, the way to paper. Works without script: the sample is then a link.
 */
export function ConsentForm({
  disclosure,
  isLit,
  wantsPaper,
  acts,
}: {
  /** Which text was read. */
  disclosure: string;
  /** Something is held until the reader has said what they want. */
  isLit: boolean;
  /** They said so before; agreeing stays open to them. */
  wantsPaper: boolean;
  acts: ConsentActs;
}) {
  const t = useTranslations('consent');
  const [begun, begin] = useActionState<FormAnswer<Sample> | null, FormData>(acts.begin, null);
  const sample = begun?.ok ? begun.value : null;
  return (
    <Section title={t('agree.heading')}>
      <Card lit={isLit}>
        <CardBody className="flex flex-col gap-5">
          <form action={begin} className="flex flex-col gap-3">
            <p className="max-w-measure text-body">{t('agree.why_sample')}</p>
            {begun?.ok === false && <Note tone="error">{begun.message}</Note>}
            <div>
              <SubmitButton
                look={isLit && !sample ? 'lamp' : 'outline'}
                pendingLabel={t('agree.opening')}
              >
                {sample ? t('agree.another') : t('agree.open')}
              </SubmitButton>
            </div>
          </form>
          {sample && (
            <>
              <SampleView key={sample.id} sample={sample} />
              <ActionForm
                action={acts.give}
                hidden={{ sample: sample.id, disclosure }}
                className="flex flex-col gap-4"
              >
                {({ errors, typed }) => (
                  <>
                    <div className="max-w-80">
                      <TextField
                        label={t('agree.code')}
                        hint={t('agree.code_hint')}
                        name="code"
                        autoComplete="one-time-code"
                        autoCapitalize="characters"
                        spellCheck={false}
                        maxLength={40}
                        defaultValue={typed('code')}
                        error={errors.code}
                      />
                    </div>
                    <p className="max-w-measure text-body text-ink-2">{t('agree.meaning')}</p>
                    <div>
                      <SubmitButton
                        look={isLit ? 'lamp' : 'ink'}
                        pendingLabel={t('agree.agreeing')}
                        icon={<Icon name="check" size="button" />}
                      >
                        {t('agree.act')}
                      </SubmitButton>
                    </div>
                  </>
                )}
              </ActionForm>
            </>
          )}
        </CardBody>
      </Card>
      {wantsPaper ? (
        <p className="max-w-measure text-body text-ink-2">{t('paper.noted')}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p className="max-w-measure text-body text-ink-2">{t('paper.what')}</p>
          <ActButton action={acts.decline} fields={{}} actingLabel={t('paper.acting')}>
            {t('paper.act')}
          </ActButton>
        </div>
      )}
    </Section>
  );
}
