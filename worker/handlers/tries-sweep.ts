import { sweepGuesses } from '@/domain/access/count-guess';
import { sweepLinks } from '@/domain/access/sweep-links';
import { sweepSessions } from '@/domain/access/sweep-sessions';
import { sweepDevices } from '@/domain/devices/sweep-devices';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { sweepMail } from '@/domain/mail/sweep-mail';
import { sweepMonthKeys } from '@/domain/person-keys/sweep-month-keys';
import { JOB } from '@/lib/actor';
import { sweepTries } from '@/lib/rate-limit';
import type { Handler } from '../handler';

/**
 * Each hour: what was counted and nobody asks about any more, with the addresses that are its keys; codes and challenges
 * that nobody answered; sessions, links, devices and mails that are long over; and what the log holds of strangers, once its
 * time is over.
 */
export const sweepOldTries: Handler = async () => {
  await sweepTries(JOB);
  await sweepGuesses(JOB);
  await sweepSignIns(JOB);
  await sweepSessions(JOB);
  await sweepLinks(JOB);
  await sweepDevices(JOB);
  await sweepMail(JOB);
  await sweepMonthKeys(JOB);
};
