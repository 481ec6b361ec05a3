import { exportSignals } from '@/domain/friction/export-signals';
import { listOutages } from '@/domain/friction/outages/list-outages';
import { rejudgeAll } from '@/domain/friction/rejudge-all';
import { changeRule } from '@/domain/friction/trust/change-rule';
import { listRules } from '@/domain/friction/trust/list-rules';
import { tryThresholds } from '@/domain/friction/trust/try-thresholds';
import { JOB } from '@/lib/actor';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ruth, ingrid } = cast;

/** The rules, outages and what is taken out of the signals. */
export const frictionVerbs: Registry = {
  'domain/friction/trust/list-rules#listRules': {
    call: (actor) => listRules(actor),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/trust/change-rule#changeRule': {
    call: (actor) => changeRule(actor, { rule: 'search_empty', value: 3 }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/friction/trust/try-thresholds#tryThresholds': {
    call: (actor) => tryThresholds(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/friction/rejudge-all#rejudgeAll': {
    call: (actor) => rejudgeAll(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/friction/outages/list-outages#listOutages': {
    call: (actor) => listOutages(actor),
    rightful: ruth,
    kind: 'list',
  },
  'domain/friction/export-signals#exportSignals': {
    call: async (actor) => {
      const { pages } = await exportSignals(actor, 'ndjson');
      const lines = [];
      for await (const page of pages) lines.push(...page);
      return lines;
    },
    rightful: ruth,
    kind: 'own',
  },
};
