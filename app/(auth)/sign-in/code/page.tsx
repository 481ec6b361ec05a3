import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { withNext } from '@/app/(auth)/come-in';
import { FrontDoor } from '@/components/access/front-door';
import { SecondStepForm } from '@/components/factors/second-step-form';
import { StepOver } from '@/components/factors/step-over';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { safeNext } from '@/domain/access/safe-next';
import { isSecondStepOpen } from '@/domain/factors/second-step';
import { PUBLIC } from '@/lib/actor';
import { readStepCookie } from '@/lib/step-cookie';
import { secondStepAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('second_step.title') };
}

export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/code'>) {
  const { next, way } = await searchParams;
  const wanted = safeNext(typeof next === 'string' ? next : null);
  const secret = await readStepCookie('second-step');
  const isOpen = secret !== null && (await isSecondStepOpen({ kind: 'sign-in' }, secret));
  const door = await findFrontDoor(PUBLIC);
  if (!isOpen) {
    return (
      <FrontDoor door={door}>
        <StepOver what="second_step" href={withNext('/sign-in', wanted)} />
      </FrontDoor>
    );
  }
  const here = withNext('/sign-in/code', wanted);
  const isRecovery = way === 'recovery';
  const other = isRecovery ? here : `${here}${wanted ? '&' : '?'}way=recovery`;
  return (
    <FrontDoor door={door}>
      <SecondStepForm
        // The other form is another form: nothing typed goes along.
        key={isRecovery ? 'recovery' : 'app'}
        action={secondStepAction}
        way={isRecovery ? 'recovery' : 'app'}
        next={wanted}
        otherHref={other}
      />
    </FrontDoor>
  );
}
