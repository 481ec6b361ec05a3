import { expect, it } from 'vitest';
import { VOCABULARY } from '@/domain/activity/vocabulary';
import { translator } from '@/lib/translator';

it('whatever can happen has a sentence in the log', () => {
  const t = translator();
  const silent = Object.keys(VOCABULARY).filter(
    (type) => !t.has(`activity.what.${type}` as 'activity.title'),
  );
  expect(silent).toEqual([]);
});
