import { describe, expect, it } from 'vitest';
import { findIncidents, isGraveError } from '@/domain/friction/detect/incidents';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { after, Log } from './log';

/** One error of a client at each of the times named. */
const errors = (times: readonly string[], during: 'pay' | 'open' | 'submit' | 'other' = 'pay') =>
  times.flatMap((at, i) => {
    const log = new Log(`cl_${i}`);
    log.broke(at, during);
    return log.events;
  });
const incidentsOf = (events: ReturnType<typeof errors>) =>
  findIncidents(events.filter(isGraveError), DEFAULT_SETTINGS.error_hit);

describe('an incident', () => {
  it('is five clients within ten minutes', () => {
    const [incident, ...others] = incidentsOf(errors(['0s', '1m', '2m', '3m', '10m']));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      startedAtMs: after('0s'),
      endedAtMs: after('10m'),
      clients: ['cl_0', 'cl_1', 'cl_2', 'cl_3', 'cl_4'],
    });
    expect(incident?.events).toHaveLength(5);
  });

  it('is not four, however often they try', () => {
    const times = ['0s', '1m', '2m', '3m'];
    expect(incidentsOf([...errors(times), ...errors(['4m', '5m', '6m', '7m'])])).toEqual([]);
  });

  it('is not five in eleven minutes', () => {
    expect(incidentsOf(errors(['0s', '1m', '2m', '3m', '10m 1s']))).toEqual([]);
  });

  it('draws in all that lies within ten minutes of five, and goes on while they do', () => {
    const times = Array.from({ length: 12 }, (_, i) => `${2 * i}m`);
    const [incident, ...others] = incidentsOf(errors(times));
    expect(others).toEqual([]);
    expect(incident?.events).toHaveLength(12);
  });

  it('is two when there is a pause between', () => {
    const first = errors(['0s', '1m', '2m', '3m', '4m']);
    const second = errors(['2h', '2h 1m', '2h 2m', '2h 3m', '2h 4m']);
    expect(incidentsOf([...first, ...second])).toHaveLength(2);
  });

  it('is the server’s fault where it matters', () => {
    expect(incidentsOf(errors(['0s', '1m', '2m', '3m', '4m'], 'other'))).toEqual([]);
  });

  it('stays quick when one client sends errors all day', () => {
    const log = new Log('cl_flood');
    for (let i = 0; i < 50_000; i++) {
      const page = { kind: 'page', id: '/' } as const;
      log.add(after('0s') + i * 100, 'error.shown', page, { status: 500, during: 'pay' });
    }
    const started = performance.now();
    expect(incidentsOf(log.events)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
