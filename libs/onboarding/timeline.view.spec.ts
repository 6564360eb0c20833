import { LANGUAGES, translator } from '#libs/platform/i18n/i18n';
import { EVENT_OF_STEP, OTHER_CONNECTION_EVENTS } from './connection-events.js';
import { sayConnectionEvent } from './timeline.view.js';

const data = {
  task: 'name_contacts',
  taskState: 'done',
  environment: 'test',
  stage: 'interim',
  side: 'authority',
  cutoverOn: '2026-12-01',
  endsOn: '2027-12-31',
};

describe('the timeline', () => {
  const names = [...new Set(Object.values(EVENT_OF_STEP)), ...OTHER_CONNECTION_EVENTS];

  it.each(names)('says connection.%s in both languages', (name) => {
    for (const language of LANGUAGES) {
      expect(sayConnectionEvent({ name: `connection.${name}`, data }, translator(language))).toMatch(/^\p{Lu}[^{}]+$/u);
    }
  });

  it('says what it happened to', () => {
    const t = translator('de');
    expect(sayConnectionEvent({ name: 'connection.task_changed', data }, t)).toBe('Aufgabe „Ansprechpersonen benennen“: Erledigt');
    expect(sayConnectionEvent({ name: 'connection.scheduled', data }, t)).toBe('Stichtag festgelegt: 01.12.2026');
  });
});
