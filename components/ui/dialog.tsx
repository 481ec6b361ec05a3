'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button';

/**
 * Asks before what cannot be undone. The title names the thing, the text the consequence, and the
 * buttons are verbs; the focus goes to the harmless one. Escape and a press beside it keep all as is.
 */
export function Dialog({
  open,
  onKeep,
  title,
  keepLabel,
  act,
  send,
  children,
}: {
  open: boolean;
  onKeep: () => void;
  title: ReactNode;
  /** The harmless button: 'Keep it'. */
  keepLabel: string;
  /** The button that does it; with `send` it is the one that sends the form. */
  act: ReactNode;
  /** Makes a form of it: the action that takes the fields inside. */
  send?: (form: FormData) => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    keep.current?.focus();
    const shown = dialog.current;
    return () => shown?.close();
  }, [open]);

  const Body = send ? 'form' : 'div';
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onKeep();
      }}
      onClick={(event) => event.target === dialog.current && onKeep()}
      className="m-auto w-[min(28rem,calc(100vw-2.5rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-over backdrop:bg-scrim open:enter"
    >
      {open && (
        <Body action={send} className="flex flex-col gap-2 p-5">
          <h2 id={titleId} className="text-section">
            {title}
          </h2>
          <div className="flex flex-col gap-3 text-small text-ink-2">{children}</div>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <Button ref={keep} onClick={onKeep}>
              {keepLabel}
            </Button>
            {act}
          </div>
        </Body>
      )}
    </dialog>
  );
}
