import type { Actor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { type ProgramRules, readProgramRules } from './program-rules';

/** How programs are told from people here, for whoever may change it. One statement. */
export async function getProgramRules(actor: Actor): Promise<ProgramRules> {
  authorizeEmployee(actor, 'program.read');
  return readAs(actor, readProgramRules);
}
