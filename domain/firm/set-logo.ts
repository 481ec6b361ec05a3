import { authorize, authorizeEmployee } from '@/domain/authorize';
import type { Actor, MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { detectKind, FILE_KINDS } from '@/lib/file-kind';
import { recordFirmChange } from './change-firm';

/** It is shown at 32 px; more than this is a photograph. */
export const LOGO_MAX_BYTES = 512 * 1024;

/** Pictures made of points alone: a drawing (SVG) may carry a script. */
const RASTER = ['png', 'jpeg', 'webp'] as const;

/**
 * Sets the firm's logo, told by its content, whatever it is called.
 * @throws PortalError invalid, on `logo`: too large, empty, or neither PNG, JPEG nor WebP
 */
export async function setLogo(actor: Actor, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  authorizeEmployee(actor, 'firm.change');
  const refuse = (key: string) =>
    new PortalError('invalid', 'errors.invalid', { fields: { logo: key } });
  if (bytes.length === 0) throw refuse('firm.logo_missing');
  if (bytes.length > LOGO_MAX_BYTES) throw refuse('firm.logo_too_large');
  const found = await detectKind(bytes);
  const kind = RASTER.find((raster) => raster === found);
  if (!kind) throw refuse('firm.logo_kind');
  await keepLogo(actor, { logo: bytes, logoType: FILE_KINDS[kind].mediaType });
}

/** Takes the logo away; the firm's initials stand in its place. */
export async function removeLogo(actor: Actor): Promise<void> {
  await keepLogo(actor, { logo: null, logoType: null });
}

async function keepLogo(
  actor: Actor,
  data: { logo: Uint8Array<ArrayBuffer> | null; logoType: string | null },
): Promise<void> {
  authorizeEmployee(actor, 'firm.change');
  await dbAs(actor, async (db) => {
    await db.firm.updateMany({ data: { ...data, changedAt: now() } });
    await recordFirmChange(db, actor, ['logo']);
  });
}

/** The logo's bytes, for anybody who can see the sign-in page; null where there is none. */
export async function findLogo(
  actor: MachineActor,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | null> {
  authorize(actor, 'firm.greet');
  const firm = await dbAs(actor, (db) =>
    db.firm.findUnique({ where: { id: 1 }, select: { logo: true, logoType: true } }),
  );
  if (!firm?.logo || !firm.logoType) return null;
  return { bytes: firm.logo, mediaType: firm.logoType };
}
