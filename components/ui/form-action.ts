/** What a form is told: its value, or sentences that can be shown as they are. */
export type FormAnswer<T = unknown> =
  | { ok: true; value: T }
  | {
      ok: false;
      message: string;
      fields: Record<string, string>;
      typed: Record<string, string | string[]>;
      /** The number of what went wrong on our side. */
      incident?: string;
    };

/** A server action as a form takes it. */
export type FormAction<T = unknown> = (
  state: FormAnswer<T> | null,
  form: FormData,
) => Promise<FormAnswer<T>>;
