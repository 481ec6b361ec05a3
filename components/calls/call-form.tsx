'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button, LinkButton } from '@/components/ui/button';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';
import type { CallClient } from '@/domain/calls/find-call-clients';
import { CONTACT_TOPICS, LOGGED_CHANNELS, MOST_SAID } from '@/lib/heard';
import type { CallChoices } from './call-choices';

/** What was heard from one client: who, how, about what, in their words, and whether they still wait. Ctrl-Enter sends. */
export function CallForm({
  client,
  formKey,
  times,
  contact = '',
  topic = '',
  action,
  onLogged,
  onCancel,
}: {
  client: CallClient;
  /** A UUID: what is sent twice is written once. */
  formKey: string;
  times: CallChoices['times'];
  contact?: string;
  topic?: string;
  action: FormAction<{ id: string }>;
  /** Where it is a panel over a page. */
  onLogged?: (id: string) => void;
  /** An address, where it is a page of its own. */
  onCancel: (() => void) | string;
}) {
  const t = useTranslations('callForms');
  const form = useRef<HTMLDivElement>(null);

  return (
    <div
      ref={form}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        form.current?.querySelector('form')?.requestSubmit();
      }}
    >
      <ActionForm
        action={action}
        hidden={{ key: formKey, client: client.id }}
        className="flex flex-col gap-4"
      >
        {({ errors, typed, done }) => (
          <>
            {done && <Logged id={done.id} onLogged={onLogged} />}
            <TextAreaField
              name="said"
              label={t('said')}
              hint={t('said_hint')}
              error={errors.said}
              optional
              autoFocus
              rows={2}
              maxLength={MOST_SAID}
              defaultValue={typed('said')}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                name="contact"
                label={t('who')}
                error={errors.contact}
                defaultValue={typed('contact', contact || (client.contacts[0]?.id ?? ''))}
                options={[
                  ...client.contacts.map(({ id, name, nameLang }) => ({
                    value: id,
                    label: name,
                    lang: nameLang,
                  })),
                  { value: '', label: t('somebody') },
                ]}
              />
              <SelectField
                name="topic"
                label={t('topic')}
                error={errors.topic}
                defaultValue={typed('topic', topic || 'billing')}
                options={CONTACT_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
              />
            </div>
            <ChoiceGroup legend={t('channel')}>
              <div className="flex flex-wrap gap-x-5">
                {LOGGED_CHANNELS.map((value) => (
                  <Radio
                    key={value}
                    name="channel"
                    value={value}
                    label={t(`channels.${value}`)}
                    defaultChecked={typed('channel', 'call') === value}
                  />
                ))}
              </div>
            </ChoiceGroup>
            <Answered times={times} typed={typed} error={errors.promised} />
            <div className="flex flex-wrap items-center gap-2">
              <SubmitButton
                look="ink"
                pendingLabel={t('sending')}
                aria-keyshortcuts="Control+Enter"
              >
                {t('send')}
              </SubmitButton>
              {typeof onCancel === 'string' ? (
                <LinkButton look="plain" href={onCancel}>
                  {t('cancel')}
                </LinkButton>
              ) : (
                <Button look="plain" onClick={onCancel}>
                  {t('cancel')}
                </Button>
              )}
              <span className="text-small text-ink-2 max-sm:hidden">{t('by_key')}</span>
            </div>
          </>
        )}
      </ActionForm>
    </div>
  );
}

function Answered({
  times,
  typed,
  error,
}: {
  times: CallChoices['times'];
  typed: (name: string, initial?: string) => string;
  error?: string;
}) {
  const t = useTranslations('callForms');
  const [isOpen, setOpen] = useState(typed('answered', 'yes') === 'no');
  const id = useId();
  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup legend={t('answered')}>
        <div className="flex flex-wrap gap-x-5">
          {(['yes', 'no'] as const).map((value) => (
            <Radio
              key={value}
              name="answered"
              value={value}
              label={t(`answers.${value}`)}
              aria-controls={value === 'no' ? id : undefined}
              defaultChecked={typed('answered', 'yes') === value}
              onChange={() => setOpen(value === 'no')}
            />
          ))}
        </div>
      </ChoiceGroup>
      {/* Without script it stands there, and counts where the answer is still owed. */}
      <div id={id} className={isOpen ? undefined : '[@media(scripting:enabled)]:hidden'}>
        <SelectField
          name="promised"
          label={t('promised')}
          error={error}
          defaultValue={typed('promised', times[0]?.until)}
          options={times.map(({ label, until }) => ({ value: until, label }))}
        />
      </div>
    </div>
  );
}

/** Tells the panel around it that it is done; on a page of its own the page says so. */
function Logged({ id, onLogged }: { id: string; onLogged?: (id: string) => void }) {
  useEffect(() => onLogged?.(id), [id, onLogged]);
  return null;
}
