import { writeSync } from 'node:fs';

/** Loaded before a program that is measured: tells on descriptor 3 how much memory it took at its most, in KiB. */
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
