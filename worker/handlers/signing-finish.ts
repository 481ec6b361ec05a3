import { renderEvidencePaper } from '@/components/paper/render-evidence-paper';
import { findEvidence } from '@/domain/signing/find-evidence';
import { keepSigned } from '@/domain/signing/keep-signed';
import { sweepSigning } from '@/domain/signing/sweep-signing';
import { JOB } from '@/lib/actor';
import { appendToPdf } from '@/lib/pdf-appender';
import type { Handler } from '../handler';

/**
 * `{ requestId }`: makes the signed version of what all have signed, once. By the clock: ends what nobody signed in time,
 * and asks for versions that are missing.
 */
export const finishSigning: Handler = async ({ requestId }) => {
  if (!requestId) {
    await sweepSigning(JOB);
    return;
  }
  const evidence = await findEvidence(JOB, { requestId });
  if (!evidence) return;
  const page = Uint8Array.from(await renderEvidencePaper(evidence.paper));
  const whole = await appendToPdf(evidence.original, page);
  // It was tried when it was asked for: what fails now is a fault of ours, and is tried again.
  if ('problem' in whole) throw new Error(`The evidence could not be put behind: ${whole.problem}`);
  await keepSigned(JOB, { requestId, ...whole });
};
