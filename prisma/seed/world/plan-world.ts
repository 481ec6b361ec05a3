import { buildAgreements } from './agreements';
import { buildHistory } from './history';
import { buildNewest } from './newest';
import { buildOffice } from './office';
import { buildPaperwork } from './paperwork';
import { buildPeople } from './build-people';
import { buildReleases } from './releases';
import { buildReminders } from './reminders';
import { buildRoutine } from './routine';
import { buildTaxes } from './taxes';
import { buildOwnCategories } from './own-categories';
import { finish } from './finish';
import { buildBrightwater } from './stories/brightwater';
import { buildBrightwaterPapers } from './stories/brightwater-papers';
import { tellCauses } from './stories/causes';
import { tellColleagues } from './stories/colleagues';
import { tellLookAlikes } from './stories/look-alikes';
import { tellOthers } from './stories/of-others';
import { tellPapersInOrder } from './stories/papers-in-order';
import { tellPast } from './stories/past';
import { tellQuestions } from './stories/questions';
import { tellRequests } from './stories/requests';
import { tellSigning } from './stories/signing';
import { tellRuths } from './stories/of-ruth';
import { Walk } from './walk';
import { newWorld, type World } from './world';

/**
 * All of the demo as plain objects: the same for the same `now`, and nothing in it is later. Files are not made yet.
 * @param passwordHash of the password that everybody has
 */
export function planWorld(now: Date, passwordHash: string): World {
  const world = newWorld(now);
  buildPeople(world, passwordHash);
  buildTaxes(world);
  buildOwnCategories(world);
  firstVisits(world);
  buildHistory(world);
  const bills = buildNewest(world);
  for (const [number, invoice] of buildBrightwater(world)) bills.set(number, invoice);
  buildPaperwork(world);
  buildBrightwaterPapers(world);
  buildRoutine(world);
  buildOffice(world);
  tellRuths(world, bills);
  tellOthers(world, bills);
  tellLookAlikes(world);
  tellPast(world);
  buildAgreements(world);
  tellQuestions(world, bills);
  tellRequests(world);
  tellSigning(world);
  tellPapersInOrder(world);
  tellColleagues(world, passwordHash);
  buildReminders(world);
  buildReleases(world);
  tellCauses(world);
  finish(world);
  return world;
}

/** Whoever took up the invitation came that day; every later visit may count on it. */
function firstVisits(world: World): void {
  for (const { contacts } of world.clients.values()) {
    for (const contact of contacts) {
      if (contact.joinedAt) new Walk(world, contact, contact.joinedAt).page('/').page('/documents');
    }
  }
}
