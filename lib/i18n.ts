import { getRequestConfig } from 'next-intl/server';
import messages from '@/messages/en.json';

/** The catalogue of a request: one language ships. Days and instants are formatted by lib/dates. */
export default getRequestConfig(async () => ({ locale: 'en', messages, timeZone: 'UTC' }));
