import type { FactorsView } from '@/domain/factors/get-factors';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { qrCode } from '@/lib/qr-code';

/** The second step as its part of the page takes it. */
export function secondStepItem({ on, isPresent, setup }: FactorsView) {
  return {
    codesLeft: on && on.codesLeft,
    isPresent,
    setup: setup && {
      code: qrCode(setup.address),
      typedKey: setup.key.replace(/(.{4})(?=.)/g, '$1 '),
    },
  };
}

/** The ways in as their list takes them. */
export function securityItem(
  { on, isRequired }: FactorsView,
  { zone, locale }: { zone: string; locale: string },
) {
  return {
    since:
      on && formatDay(dayIn(zone, on.since), { style: 'sentence', today: todayIn(zone), locale }),
    codesLeft: on?.codesLeft ?? 0,
    isNeeded: isRequired && !on,
  };
}
