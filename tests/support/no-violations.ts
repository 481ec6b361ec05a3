import { afterEach, expect } from 'vitest';
import { takeViolations } from './policy-watch';

afterEach(() => {
  expect(takeViolations(), 'what pages did against their content policy').toEqual([]);
});
