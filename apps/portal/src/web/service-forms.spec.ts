import { type ServiceView } from '#libs/catalogue/catalogue.view';
import { parseInput } from '#libs/platform/http/input';
import { plainInput } from './form.js';
import { TOPIC_FORMS } from './service-forms.js';
import { type Topic } from './service-sheet.js';

const pilot = { phase: 'pilot', plannedOn: null, actualOn: '2021-05-05', note: null, source: 'Bremen' } as const;
const entry = { facts: [pilot] } as Partial<ServiceView> as ServiceView;

/** The edit that a form of this topic means. */
function editOf(topic: Topic, fields: Record<string, string | string[]>): object {
  const values = Object.fromEntries(Object.entries({ rowVersion: '3', ...fields }).map(([name, value]) => [name, [value].flat()]));
  const dto = TOPIC_FORMS[topic];
  return { ...parseInput(dto, plainInput(dto, values)).edit(entry) };
}

describe('a form of a catalogue entry', () => {
  it('takes an emptied text for none', () => {
    const edit = editOf('texts', { name: 'Unterhaltsvorschuss', abbreviation: '', summary: '', description: 'Was er leistet.' });
    expect(edit).toEqual({ name: 'Unterhaltsvorschuss', abbreviation: null, summary: '', description: 'Was er leistet.' });
  });

  it('takes keys line by line, with or without spaces', () => {
    expect(editOf('leistungen', { leistungen: '99 107 021 017 000\n\n99041004034000\n' })).toEqual({
      leistungen: ['99107021017000', '99041004034000'],
    });
    expect(() => editOf('leistungen', { leistungen: '12345' })).toThrow('invalid_input');
  });

  it('offers the transports that have a stage', () => {
    const edit = editOf('delivery', {
      authorityTypes: ['', 'jugendamt'],
      'stages/file_drop': 'interim',
      'stages/osci_xta': '',
      platform: '',
    });
    expect(edit).toEqual({ authorityTypes: ['jugendamt'], transports: [{ transport: 'file_drop', stage: 'interim' }], platform: null });
  });

  it('keeps the other phases when one is entered, and takes one without days out', () => {
    const rollout = { phase: 'rollout', plannedOn: '1.2.2027', actualOn: '', note: '', source: 'Plan' };
    expect(editOf('milestones', rollout)).toMatchObject({ facts: [pilot, { phase: 'rollout', plannedOn: '2027-02-01' }] });
    expect(editOf('milestones', { phase: 'pilot', plannedOn: '', actualOn: '' })).toEqual({ facts: [] });
    expect(() => editOf('milestones', { ...rollout, source: '' })).toThrow('invalid_input');
  });
});
