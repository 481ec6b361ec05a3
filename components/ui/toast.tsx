'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Icon } from './icon';

export type Toast = {
  text: string;
  /** What takes it back, for how long that can be done, and the act itself. */
  undo?: { label: string; seconds: number; act: () => Promise<unknown> | void };
};

type Shown = Toast & { key: number; endsAt: number };

const STAY_SECONDS = 10;
const ShowToast = createContext<((toast: Toast) => void) | null>(null);

/** Shows a toast: only for what can be undone, or for what is not on the page. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ShowToast);
  if (!show) throw new Error('useToast: there is no ToastProvider around this');
  return show;
}

/** Keeps the one toast of a page, at the bottom left. */
export function ToastProvider({
  closeLabel,
  children,
}: {
  closeLabel: string;
  children: ReactNode;
}) {
  const [toast, setToast] = useState<Shown | null>(null);
  const keys = useRef(0);
  const show = useCallback((next: Toast) => {
    const seconds = next.undo?.seconds ?? STAY_SECONDS;
    setToast({ ...next, key: (keys.current += 1), endsAt: Date.now() + seconds * 1000 });
  }, []);
  const close = useCallback(() => setToast(null), []);

  return (
    <ShowToast value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed bottom-4 left-4 z-40 max-sm:right-4 max-sm:bottom-40 print:hidden"
      >
        {toast && <ToastBox key={toast.key} toast={toast} close={close} closeLabel={closeLabel} />}
      </div>
    </ShowToast>
  );
}

function ToastBox({
  toast,
  close,
  closeLabel,
}: {
  toast: Shown;
  close: () => void;
  closeLabel: string;
}) {
  const [held, setHeld] = useState(false);
  const left = useSecondsLeft(toast.endsAt);
  const over = left <= 0;

  useEffect(() => {
    if (over && !held) close();
  }, [over, held, close]);

  const hold = useMemo(
    () => ({
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
    }),
    [],
  );

  return (
    <div
      {...hold}
      className="pointer-events-auto flex min-h-13 enter items-center gap-4 rounded-control bg-strong py-2 pr-2 pl-4 text-on-strong shadow-over"
    >
      <p className="text-[0.9375rem]">{toast.text}</p>
      {toast.undo && !over && (
        <button
          type="button"
          data-act="undo"
          onClick={async () => {
            close();
            await toast.undo?.act();
          }}
          className="h-8 shrink-0 rounded-control border border-on-strong px-3 text-small font-name whitespace-nowrap max-sm:h-11"
        >
          {toast.undo.label}, <span className="tabular-nums">{clock(left)}</span>
        </button>
      )}
      <button
        type="button"
        onClick={close}
        aria-label={closeLabel}
        title={closeLabel}
        className="flex size-8 shrink-0 items-center justify-center rounded-control max-sm:size-11"
      >
        <Icon name="x" size="button" />
      </button>
    </div>
  );
}

function useSecondsLeft(endsAt: number): number {
  const secondsLeft = () => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    }, 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  return left;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
