import { ROLES } from '#libs/kernel/actor';
import { availableActions, blockers, defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import { missingForPublication, SERVICE_ACTIONS, SERVICE_STATES, type ServiceFacts, serviceMachine } from './service.machine.js';

const complete: ServiceFacts = {
  state: 'draft',
  description: 'Unterhaltsvorschuss beantragen',
  leistungen: ['99107021017000'],
  authorityTypes: ['jugendamt'],
  transports: ['file_drop'],
  contactEmail: 'uvo@bremen.example',
  supportFirstLevel: 'Kommune',
  supportSecondLevel: 'Betrieb',
  supportThirdLevel: 'Entwicklung',
  priceModel: 'free',
  isSecondPerson: true,
};
const empty: ServiceFacts = {
  state: 'draft',
  description: ' ',
  leistungen: [],
  authorityTypes: [],
  transports: [],
  contactEmail: null,
  supportFirstLevel: null,
  supportSecondLevel: null,
  supportThirdLevel: null,
  priceModel: null,
  isSecondPerson: false,
};
const EVERYTHING = [
  'service_description',
  'service_leistung',
  'service_authority_type',
  'service_transport',
  'service_contact',
  'service_support_levels',
  'service_price_model',
];

describe('the way of a catalogue entry', () => {
  it('has no defects, the states of the database and labels in both languages', () => {
    expect(defects(serviceMachine)).toEqual([]);
    expect(statesInDatabase('services')).toEqual(SERVICE_STATES);
    expect(missingLabels('catalogue.service', SERVICE_STATES, SERVICE_ACTIONS)).toEqual([]);
  });

  it('knows these steps and no others', () => {
    expect(everyStep(serviceMachine, SERVICE_ACTIONS, ROLES, (state) => ({ ...complete, state }))).toEqual([
      'submit: draft → in_review (operator.catalogue)',
      'request_changes: in_review → draft (operator.catalogue)',
      'publish: in_review → published (operator.catalogue)',
      'pause: published → paused (operator.catalogue)',
      'retire: published → retired (operator.catalogue)',
      'resume: paused → published (operator.catalogue)',
      'retire: paused → retired (operator.catalogue)',
    ]);
  });

  it('names everything that is missing before a review, at once', () => {
    expect(blockers(serviceMachine, empty, 'submit').map(({ code }) => code)).toEqual(EVERYTHING);
    expect(blockers(serviceMachine, complete, 'submit')).toEqual([]);
  });

  it('wants a second person to publish, and everything still there', () => {
    expect(blockers(serviceMachine, { ...empty, state: 'in_review' }, 'publish').map(({ code }) => code)).toEqual([
      ...EVERYTHING,
      'second_person',
    ]);
    const [publish] = availableActions(serviceMachine, { ...complete, state: 'in_review', isSecondPerson: false }, [
      'operator.catalogue',
    ]).filter(({ action }) => action === 'publish');
    expect(publish).toEqual({ action: 'publish', possible: false, missing: [{ code: 'second_person', ownerParty: 'operator' }] });
  });

  it.each([
    ['supportThirdLevel', { supportThirdLevel: null }, 'service_support_levels'],
    ['contactEmail', { contactEmail: null }, 'service_contact'],
    ['priceModel', { priceModel: null }, 'service_price_model'],
  ] as const)('lacks publication without %s', (_, differing, code) => {
    expect(missingForPublication({ ...complete, ...differing }).map((missing) => missing.code)).toEqual([code]);
  });
});
