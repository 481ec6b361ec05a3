import '@fontsource-variable/onest';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { createRoot } from 'react-dom/client';
import './stage.css';
import messages from '@/messages/en.json';
import { AgreedEditorFrame, EditorFrame, TaxedEditorFrame } from './editor-frame';
import { ClientFrame, SettledFrame, StaffFrame } from './frames';
import { Gallery } from './gallery';

const pages = {
  gallery: Gallery,
  client: ClientFrame,
  settled: SettledFrame,
  staff: StaffFrame,
  editor: EditorFrame,
  agreed: AgreedEditorFrame,
  taxed: TaxedEditorFrame,
};

/** Links go nowhere here. */
const router = {
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
};

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const Page = pages[(asked.get('page') ?? 'gallery') as keyof typeof pages];
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

createRoot(root).render(
  <AppRouterContext value={router as never}>
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <Page />
    </NextIntlClientProvider>
  </AppRouterContext>,
);
