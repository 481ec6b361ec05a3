import { type Reads, sql } from '@/lib/db';

/** How programs that open links are told from people. */
export type ProgramRules = {
  /** Words in how a browser names itself that are of programs which look at the links of mails and messages. */
  scannerWords: string[];
  /** The same for programs which go round by themselves. */
  botWords: string[];
  /** Networks that scanners come from, as CIDR: '203.0.113.0/24'. */
  ranges: string[];
  /** Nobody opens a mail so soon after it was sent. */
  seconds: number;
};

/**
 * What the portal comes with: the names by which the better known programs go, and networks that firms which filter mail say
 * are theirs. What is more is the firm's to add, since such networks change.
 */
export const DEFAULT_RULES: ProgramRules = {
  scannerWords: [
    ...['Barracuda', 'Mimecast', 'Proofpoint', 'SafeLinks', 'Symantec', 'Sophos', 'TrendMicro'],
    ...['Forcepoint', 'Cloudmark', 'Avanan', 'IronPort', 'FireEye', 'GoogleImageProxy'],
    ...['YahooMailProxy', 'BingPreview', 'SkypeUriPreview', 'Slackbot', 'facebookexternalhit'],
    ...['WhatsApp', 'TelegramBot', 'LinkedInBot', 'Twitterbot', 'Discordbot', 'urlscan'],
  ],
  botWords: [
    ...['bot', 'crawler', 'spider', 'curl/', 'Wget', 'python', 'Go-http-client', 'Java/'],
    ...['okhttp', 'libwww', 'axios', 'node-fetch', 'undici', 'Scrapy', 'HTTrack', 'PhantomJS'],
    ...['PowerShell', 'Postman'],
  ],
  ranges: [
    // Barracuda, Mimecast, Proofpoint.
    ...['64.235.144.0/20', '209.222.80.0/21', '205.139.110.0/24', '207.211.30.0/24'],
    ...['67.231.144.0/20', '148.163.128.0/19', '185.132.180.0/22', '205.220.160.0/19'],
  ],
  seconds: 10,
};

/** The firm's rules, or those that the portal comes with. One statement. */
export async function readProgramRules(db: Reads): Promise<ProgramRules> {
  const [row] = await db.$queryRaw<ProgramRules[]>(sql`
    SELECT scanner_words AS "scannerWords", bot_words AS "botWords", ranges, seconds FROM program_rules`);
  return row ?? DEFAULT_RULES;
}
