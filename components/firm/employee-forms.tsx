'use client';

import { useTranslations } from 'next-intl';
import { ActionForm, type FormState } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

type Role = 'staff' | 'manager' | 'owner';
type EmployeeValues = { title: string; phone: string | null; role: Role };

/** Invites a colleague by mail. */
export function InviteEmployeeForm({ action }: { action: FormAction<{ email: string }> }) {
  const t = useTranslations('firmForms.people');
  return (
    <ActionForm action={action} className="flex flex-col gap-4">
      {(state) => (
        <>
          {state.done && (
            <Note tone="done" announced>
              {t('sent', { email: state.done.email })}
            </Note>
          )}
          <TextField
            label={t('name')}
            name="name"
            autoComplete="off"
            defaultValue={state.typed('name')}
            error={state.errors.name}
          />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={state.typed('email')}
            error={state.errors.email}
          />
          <EmployeeFields state={state} employee={{ title: '', phone: null, role: 'staff' }} />
          <div>
            <SubmitButton look="ink" pendingLabel={t('inviting')}>
              {t('invite')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Changes what a colleague is called and may do. */
export function EmployeeForm({
  action,
  id,
  employee,
}: {
  action: FormAction<never>;
  id: string;
  employee: EmployeeValues;
}) {
  const t = useTranslations('firmForms');
  return (
    <ActionForm action={action} hidden={{ employee: id }} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-4">
              <EmployeeFields state={state} employee={employee} />
            </CardBody>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
            <LinkButton href="/staff/settings/people" look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

function EmployeeFields({
  state: { errors, typed },
  employee,
}: {
  state: FormState<unknown>;
  employee: EmployeeValues;
}) {
  const t = useTranslations('firmForms.people');
  return (
    <>
      <TextField
        label={t('title')}
        name="title"
        autoComplete="off"
        hint={t('title_hint')}
        defaultValue={typed('title', employee.title)}
        error={errors.title}
      />
      <TextField
        label={t('phone')}
        name="phone"
        type="tel"
        optional
        autoComplete="off"
        hint={t('phone_hint')}
        defaultValue={typed('phone', employee.phone)}
        error={errors.phone}
      />
      <ChoiceGroup legend={t('role')}>
        {(['staff', 'manager', 'owner'] as const).map((role) => (
          <Radio
            key={role}
            name="role"
            value={role}
            label={t(role)}
            detail={t(`${role}_detail`)}
            defaultChecked={typed('role', employee.role) === role}
          />
        ))}
      </ChoiceGroup>
    </>
  );
}
