import { expect, it } from 'vitest';
import { firstName } from '@/lib/first-name';

it.each([
  ['Ruth Adeyemi', 'Ruth'],
  ['Dr Priya Raman', 'Priya'],
  ['Dr. Priya Raman', 'Priya'],
  ['Joan Ferreira-Quint', 'Joan'],
  ['Анна Кузнецова', 'Анна'],
  ['星野 美咲', '星野 美咲'],
  ['Cher', 'Cher'],
])('%s is called %s', (name, first) => {
  expect(firstName(name)).toBe(first);
});
