import { blockers, defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import {
  CONTRACT_ACTIONS,
  CONTRACT_ROLES,
  CONTRACT_STATES,
  type ContractAction,
  type ContractFacts,
  contractMachine,
  type ContractState,
} from './contract.machine.js';

const TODAY = '2026-11-21';

/** A contract in this state that lacks nothing for any step from it. */
function ready(state: ContractState): ContractFacts {
  return {
    state,
    kind: 'co_use',
    channel: 'fit_store',
    startsOn: TODAY,
    endsOn: state === 'notice_given' ? '2026-11-20' : null,
    offerLapsesOn: TODAY,
    today: TODAY,
    supplierParty: 'hub',
    isServicePublished: true,
    hasActiveProvision: true,
    isPreparedByActor: false,
    isSignedByActor: false,
  };
}

describe('the way of a contract', () => {
  it('has no defects, the states of the database and labels in both languages', () => {
    expect(defects(contractMachine)).toEqual([]);
    expect(statesInDatabase('contracts')).toEqual(CONTRACT_STATES);
    expect(missingLabels('contracts.contract', CONTRACT_STATES, CONTRACT_ACTIONS)).toEqual([]);
  });

  it('knows these steps and no others', () => {
    const people = CONTRACT_ACTIONS.filter((action) => action !== 'expire');
    expect(everyStep(contractMachine, people, CONTRACT_ROLES, ready)).toEqual([
      'start_alignment: draft → in_alignment (operator.contracts)',
      'withdraw: draft → withdrawn (operator.contracts)',
      'offer: in_alignment → offered (operator.contracts)',
      'withdraw: in_alignment → withdrawn (operator.contracts)',
      'revise: offered → in_alignment (operator.contracts)',
      'sign: offered → signed (customer.signatory)',
      'reject: offered → rejected (customer.signatory)',
      'withdraw: offered → withdrawn (operator.contracts)',
      'revise: signed → in_alignment (operator.contracts)',
      'countersign: signed → concluded (supplier.signatory)',
      'withdraw: signed → withdrawn (operator.contracts)',
      'activate: concluded → active (system)',
      'give_notice: active → notice_given (customer.signatory)',
      'give_notice: active → notice_given (customer.coordinator)',
      'give_notice: active → notice_given (supplier.signatory)',
      'withdraw_notice: notice_given → active (notice.giver)',
      'end: notice_given → ended (system)',
    ]);
  });

  it('lets an offer lapse only when its last day is over, and never one that was signed', () => {
    const lapsed = (state: ContractState): ContractFacts => ({ ...ready(state), offerLapsesOn: '2026-11-20' });
    expect(everyStep(contractMachine, ['expire'], CONTRACT_ROLES, lapsed)).toEqual(['expire: offered → expired (system)']);
    expect(blockers(contractMachine, ready('offered'), 'expire')).toHaveLength(1);
  });

  it.each<[string, ContractAction, ContractState, Partial<ContractFacts>, string]>([
    ['its author', 'offer', 'in_alignment', { isPreparedByActor: true }, 'second_person'],
    ['a service that is not published', 'offer', 'in_alignment', { isServicePublished: false }, 'published_service'],
    ['no supply to the hub', 'offer', 'in_alignment', { hasActiveProvision: false }, 'active_provision'],
    ['a start in the past', 'offer', 'in_alignment', { startsOn: '2026-11-20' }, 'start_in_future'],
    ['a lapsed offer', 'sign', 'offered', { offerLapsesOn: '2026-11-20' }, 'standing_offer'],
    ['the person who signed for the other side', 'countersign', 'signed', { isSignedByActor: true }, 'other_signatory'],
    ['a start day to come', 'activate', 'concluded', { startsOn: '2026-11-22' }, 'start_day'],
    ['its last day', 'end', 'notice_given', { endsOn: TODAY }, 'last_day'],
  ])('is held up by %s: %s', (_, action, state, change, code) => {
    expect(blockers(contractMachine, { ...ready(state), ...change }, action).map((missing) => missing.code)).toEqual([code]);
  });

  it.each<[string, Partial<ContractFacts>]>([
    ['a provision contract', { kind: 'provision' }],
    ['another channel', { channel: 'administrative_agreement' }],
  ])('needs no supply to the hub for %s', (_, change) => {
    expect(blockers(contractMachine, { ...ready('in_alignment'), ...change, hasActiveProvision: false }, 'offer')).toEqual([]);
  });

  it('names everything that holds up an offer at once', () => {
    const contract = { ...ready('in_alignment'), isPreparedByActor: true, hasActiveProvision: false, startsOn: '2026-01-01' };
    expect(blockers(contractMachine, contract, 'offer')).toHaveLength(3);
  });
});
