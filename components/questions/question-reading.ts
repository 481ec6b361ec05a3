import type { Day } from '@/lib/clock';

/** How instants are written for whoever reads. */
export type QuestionReading = { locale: string; zone: string; today: Day };
