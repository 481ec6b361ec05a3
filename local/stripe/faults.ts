/** What the local Stripe is told to do wrong. The names of events are Stripe's. */
export type FaultSettings = {
  /** Every webhook waits this long before its first try. */
  delayMs: number;
  /** Every webhook is sent twice. */
  double: boolean;
  /** Webhooks are held for a moment and then sent newest first. */
  reorder: boolean;
  /** Webhooks that never leave: all, or those of these types. They stay in the list of events. */
  lose: boolean | string[];
  /** All due webhooks are sent at the same time, not one after the other. */
  parallel: boolean;
  /** No webhook is sent until this is false again. */
  webhookPause: boolean;
  /** API calls are answered with this HTTP status, `times` times (null: until told otherwise). */
  refuse: { status: number; times: number | null } | null;
  /** Every API call waits this long before it is carried out. */
  apiDelayMs: number;
  /** So many API calls are carried out, but the connection breaks before the answer. */
  loseAnswers: number;
};

export const NO_FAULTS: FaultSettings = {
  delayMs: 0,
  double: false,
  reorder: false,
  lose: false,
  parallel: false,
  webhookPause: false,
  refuse: null,
  apiDelayMs: 0,
  loseAnswers: 0,
};

/** The faults that are set now. They are kept in memory only: a restart clears them. */
export class Faults {
  private settings: FaultSettings = { ...NO_FAULTS };
  private readonly listeners: (() => void)[] = [];

  get now(): Readonly<FaultSettings> {
    return this.settings;
  }

  /** Changes the named faults and leaves the others. */
  set(change: Partial<FaultSettings>): Readonly<FaultSettings> {
    this.settings = { ...this.settings, ...change };
    for (const hear of this.listeners) hear();
    return this.settings;
  }

  clear(): Readonly<FaultSettings> {
    return this.set(NO_FAULTS);
  }

  onChange(hear: () => void): void {
    this.listeners.push(hear);
  }

  losesEvent(type: string): boolean {
    const { lose } = this.settings;
    return Array.isArray(lose) ? lose.includes(type) : lose;
  }

  /** The status with which this API call is to be refused, if it is; counts it. */
  takeRefusal(): number | null {
    const { refuse } = this.settings;
    if (!refuse || refuse.times === 0) return null;
    const times = refuse.times === null ? null : refuse.times - 1;
    this.settings = { ...this.settings, refuse: times === 0 ? null : { ...refuse, times } };
    return refuse.status;
  }

  /** Whether this answer is to be lost; counts it. */
  takeLostAnswer(): boolean {
    const { loseAnswers } = this.settings;
    if (loseAnswers <= 0) return false;
    this.settings = { ...this.settings, loseAnswers: loseAnswers - 1 };
    return true;
  }
}
