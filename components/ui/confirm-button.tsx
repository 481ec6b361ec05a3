'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { Button, type ButtonStyle } from './button';
import { Dialog } from './dialog';
import { Note } from './note';
import { SubmitButton } from './submit-button';

/** The part of an action's answer that is shown here. */
type Answer = { ok: true } | { ok: false; message: string };

/** A button that asks first, in a dialog, and then runs a server action. */
export function ConfirmButton({
  label,
  icon,
  title,
  keepLabel,
  actLabel,
  actingLabel,
  actLook = 'danger',
  action,
  fields = {},
  children,
  ...style
}: ButtonStyle & {
  label: ReactNode;
  /** Its name where several of a kind stand on a page. */
  'aria-label'?: string;
  icon?: ReactNode;
  title: ReactNode;
  keepLabel: string;
  actLabel: string;
  actingLabel: string;
  /** `danger` where something is lost. */
  actLook?: 'danger' | 'ink';
  action: (state: null, form: FormData) => Promise<Answer>;
  /** What the action is about, sent as hidden fields. */
  fields?: Record<string, string>;
  /** The consequence, and fields to fill in before it is done: a reason. */
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [answer, send] = useActionState(async (_: Answer | null, form: FormData) => {
    const result = await action(null, form);
    if (result.ok) setOpen(false);
    return result;
  }, null);

  return (
    <>
      <Button {...style} icon={icon} onClick={() => setOpen(true)} aria-haspopup="dialog">
        {label}
      </Button>
      <Dialog
        open={open}
        onKeep={() => setOpen(false)}
        title={title}
        keepLabel={keepLabel}
        send={send}
        act={
          <SubmitButton look={actLook} pendingLabel={actingLabel}>
            {actLabel}
          </SubmitButton>
        }
      >
        {children}
        {answer && !answer.ok && <Note tone="error">{answer.message}</Note>}
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </Dialog>
    </>
  );
}
