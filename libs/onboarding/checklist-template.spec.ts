import fc from 'fast-check';
import { STAGES, TRANSPORTS } from '#libs/catalogue/service.entity';
import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { CHECKLIST, checklistFor } from './checklist-template.js';
import { DIMENSIONS } from './task.entity.js';

const uvo = {
  transports: [
    { transport: 'file_drop', stage: 'interim' },
    { transport: 'osci_xta', stage: 'direct' },
  ],
  hasFees: false,
} as const;

describe('the checklist template', () => {
  it('names each task once, with title and help in both languages', () => {
    const keys = CHECKLIST.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const texts = keys.flatMap((key) => [`onboarding.checklist.${key}.title`, `onboarding.checklist.${key}.help`]);
    expect(LANGUAGES.flatMap((language) => texts.filter((text) => !hasText(language, text)))).toEqual([]);
  });

  it('covers the four dimensions and has owners besides the authority', () => {
    expect(DIMENSIONS.filter((dimension) => !CHECKLIST.some((task) => task.dimension === dimension))).toEqual([]);
    const owners = new Set(CHECKLIST.map(({ ownerParty }) => ownerParty));
    expect([...owners].sort()).toEqual(['authority', 'dvdv_office', 'operator', 'provider', 'state', 'vendor']);
  });
});

describe('the checklist of a connection', () => {
  it('has what everybody needs on the first stage, and what the direct transfer needs on the second', () => {
    const keys = (stage: string): string[] =>
      checklistFor(uvo)
        .filter((task) => task.stage === stage)
        .map(({ key }) => key);
    expect(keys('interim')).toEqual([
      'name_contacts',
      'set_up_mailbox',
      'arrange_support',
      'inform_staff',
      'agree_data_processing',
      'adopt_protection_concept',
      'publish_legal_notices',
      'confirm_funding',
      'decide_transport',
      'enter_in_pvog',
      'complete_questionnaire',
      'set_up_download',
    ]);
    expect(keys('direct')).toEqual([
      'commission_vendor',
      'install_interface',
      'obtain_certificate',
      'set_up_osci_mailbox',
      'order_dvdv_entry',
      'open_firewall',
    ]);
  });

  it('has all on the direct stage where the service knows no other', () => {
    const tasks = checklistFor({ transports: [{ transport: 'fit_connect', stage: 'direct' }], hasFees: true });
    expect(new Set(tasks.map(({ stage }) => stage))).toEqual(new Set(['direct']));
    expect(tasks.map(({ key }) => key)).toEqual(expect.arrayContaining(['name_contacts', 'create_destination', 'set_up_payment']));
    expect(tasks.map(({ key }) => key)).not.toContain('obtain_certificate');
  });

  it('asks for payment only where citizens pay', () => {
    expect(checklistFor({ ...uvo, hasFees: true }).map(({ key }) => key)).toContain('set_up_payment');
    expect(checklistFor(uvo).map(({ key }) => key)).not.toContain('set_up_payment');
  });

  it('never makes a task wait for one that comes later or is not there, whatever a service offers', () => {
    const offered = fc.uniqueArray(fc.record({ transport: fc.constantFrom(...TRANSPORTS), stage: fc.constantFrom(...STAGES) }), {
      selector: ({ transport }) => transport,
    });
    fc.assert(
      fc.property(offered, fc.boolean(), (transports, hasFees) => {
        const tasks = checklistFor({ transports, hasFees });
        expect(tasks.map(({ position }) => position)).toEqual(tasks.map((_, index) => index + 1));
        for (const task of tasks) {
          for (const key of task.needs) {
            const needed = tasks.find((candidate) => candidate.key === key);
            expect(needed?.position).toBeLessThan(task.position);
            expect([task.stage, 'interim']).toContain(needed?.stage);
          }
        }
      }),
    );
  });
});
