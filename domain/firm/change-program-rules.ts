import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { recordFirmChange } from './change-firm';
import { type ProgramRules, readProgramRules } from '../programs/program-rules';
import { parseRange } from '../programs/tell-program';

const MOST = 200;

/** One a line, or with commas between; the same one once. */
function listOf(isOne: (line: string) => boolean, message: string) {
  return z
    .string()
    .max(10_000, 'errors.too_long')
    .optional()
    .default('')
    .transform((text) =>
      [...new Set(text.split(/[\n,]/).map((line) => line.trim()))].filter(Boolean),
    )
    .refine((lines) => lines.length <= MOST, 'programs.errors.too_many')
    .refine((lines) => lines.every(isOne), message);
}

/** Of fewer letters each browser there is would have some. */
const isWord = (line: string) => line.length >= 3 && line.length <= 80;

export const ProgramRulesInput = z.object({
  scannerWords: listOf(isWord, 'programs.errors.word'),
  botWords: listOf(isWord, 'programs.errors.word'),
  ranges: listOf((line) => parseRange(line) !== null, 'programs.errors.range'),
  seconds: z.coerce
    .number('programs.errors.seconds')
    .int('programs.errors.seconds')
    .min(0, 'programs.errors.seconds')
    .max(600, 'programs.errors.seconds'),
}) satisfies z.ZodType<ProgramRules>;

/** Says how programs that open links are told from people, from now on. What was counted stays. */
export async function changeProgramRules(
  actor: Actor,
  rules: z.output<typeof ProgramRulesInput>,
): Promise<void> {
  authorizeEmployee(actor, 'program.change');
  await dbAs(actor, async (db) => {
    const before = await readProgramRules(db);
    if (JSON.stringify(before) === JSON.stringify(orderedAs(rules))) return;
    const row = { ...rules, changedAt: now() };
    await db.programRules.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
    await recordFirmChange(db, actor, ['programs']);
  });
}

function orderedAs({ scannerWords, botWords, ranges, seconds }: ProgramRules): ProgramRules {
  return { scannerWords, botWords, ranges, seconds };
}
