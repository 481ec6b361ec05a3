import { getScanner } from '@/domain/scanner/get-scanner';
import { tryInTheMorning } from '@/domain/scanner/try-in-the-morning';
import { tryScanner } from '@/domain/scanner/try-scanner';
import { JOB } from '@/lib/actor';
import { env } from '@/lib/env';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ingrid } = cast;

export const scannerVerbs: Registry = {
  'domain/scanner/get-scanner#getScanner': {
    call: (actor) => getScanner(actor),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/scanner/try-scanner#tryScanner': {
    call: async (actor) => {
      env().CLAMD_URL = 'unix:/nowhere/clamd.ctl';
      try {
        return await tryScanner(actor);
      } finally {
        delete env().CLAMD_URL;
      }
    },
    rightful: ingrid,
    kind: 'few',
  },
  'domain/scanner/try-in-the-morning#tryInTheMorning': {
    call: (actor) => tryInTheMorning(actor),
    rightful: JOB,
    kind: 'few',
  },
};
