import { document } from './courses/document';
import { firstWeeks } from './courses/first-weeks';
import { help } from './courses/help';
import { payment } from './courses/payment';
import { renewal } from './courses/renewal';
import type { Journey, JourneyName } from './journey';

const BY_NAME: Record<JourneyName, Journey> = {
  first_weeks: firstWeeks,
  payment,
  document,
  help,
  renewal,
};

/** A journey by its name. */
export function journeyOf(name: JourneyName): Journey {
  return BY_NAME[name];
}
