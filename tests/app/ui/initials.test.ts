import { describe, expect, it } from 'vitest';
import { mailHref, telHref } from '@/components/person/contact-links';
import { incidentOfDigest } from '@/lib/incident-number';
import { firmInitials, initialsOf } from '@/lib/initials';
import { readTheme } from '@/lib/theme';

describe('initials', () => {
  it.each([
    ['Dana Whitlock', 'DW'],
    ['Joan Ferreira-Quint', 'JF'],
    ['Anna van der Berg', 'AB'],
    ['Анна Кузнецова', 'АК'],
    ['星野 美咲', '星'],
    ['株式会社星野製陶', '株'],
    ['ООО «Северный ветер»', 'ОВ'],
    ['Östen Émile', 'ÖÉ'],
    ['  prince ', 'P'],
    ['', ''],
    ['&', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it.each([
    ['Alder & Finch', 'A&F'],
    ['Lark and Loom', 'L&L'],
    ['Brightwater Ceramics LLC', 'BL'],
    ['Porchlight', 'P'],
  ])('in the mark of %s are %s', (name, initials) => {
    expect(firmInitials(name)).toBe(initials);
  });
});

describe('what pages are made of', () => {
  it('calls and writes by addresses that are safe', () => {
    expect(telHref('(206) 555-0142')).toBe('tel:2065550142');
    expect(telHref('+81 572-555-0142')).toBe('tel:+815725550142');
    expect(mailHref('a?b&c=d@porchlight.test')).toBe('mailto:a%3Fb%26c%3Dd@porchlight.test');
  });

  it('has one number for one digest, of letters that are not misread', () => {
    expect(incidentOfDigest('2514074000')).toBe(incidentOfDigest('2514074000'));
    expect(incidentOfDigest('2514074000')).not.toBe(incidentOfDigest('2514074001'));
    for (const digest of ['', '0', '4294967295', 'NEXT_X']) {
      expect(incidentOfDigest(digest)).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    }
  });

  it('believes two themes alone', () => {
    expect(['dark', 'light', 'blue', undefined].map(readTheme)).toEqual([
      'dark',
      'light',
      null,
      null,
    ]);
  });
});
