import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EVENT_TYPES } from '@/domain/activity/events';
import { isWire } from '@/domain/activity/vocabulary';
import { root } from '@/local/bootstrap/root.mjs';

/** What nothing in the portal does yet: help, complaints, surveys, and clients who leave. */
const WITHOUT_FEATURE = [
  'help.viewed',
  'complaint.opened',
  'complaint.resolved',
  'praise.received',
  'survey.sent',
  'survey.answered',
  'client.left',
  'client.returned',
];

const textOf = (pattern: string, except: RegExp) =>
  globSync(pattern, { cwd: root })
    .filter((file) => !except.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');

// What reads the log names types, too.
const verbs = textOf(
  'domain/**/*.ts',
  /domain\/(friction|effort|journeys|causes)\/|vocabulary|group-visits|visit-sentence/,
);
const tests = textOf(
  'tests/domain/**/*.ts',
  /friction|sealing|group-visits|visit-sentence|reading|events\.test/,
);

it.each(EVENT_TYPES.filter(isWire).map((type) => [type, WITHOUT_FEATURE.includes(type)] as const))(
  '%s is written by a verb, and a test drives that verb; or nothing does it yet: %s',
  (type, isWithout) => {
    const isWritten = verbs.includes(`'${type}'`);
    expect({ isWritten, isTested: isWritten && tests.includes(type) }).toEqual({
      isWritten: !isWithout,
      isTested: !isWithout,
    });
  },
);
