import { getRequestConfig } from 'next-intl/server';
import messages from '@/messages/en.json';

/** One language for now: the words are in one file for each, and the address does not say which. */
export default getRequestConfig(async () => ({ locale: 'en', messages, timeZone: 'UTC' }));
