import { getTranslations } from 'next-intl/server';
import { renderInThread } from '@/components/paper/paper-thread';
import { getSample } from '@/domain/consent/get-sample';
import { parseId } from '@/lib/ids';
import { pdfResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** A sample paper with its code, for the viewer; drawn anew each time, to the same bytes. */
export const GET = route({}, async ({ request, actor, params }) => {
  const paper = await getSample(actor, { sampleId: parseId('cs', params.id ?? '') });
  const bytes = await renderInThread({ kind: 'sample', paper });
  const t = await getTranslations('consent.sample');
  return pdfResponse(request, `${t('name')}.pdf`, bytes, 'inline');
});
