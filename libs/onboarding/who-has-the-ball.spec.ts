import { type Party } from '#libs/kernel/actor';
import { doneTask, readyConnection } from '#test/support/ready-connection';
import { type ConnectionFacts } from './connection-facts.js';
import { CONNECTION_STATES } from './connection.entity.js';
import { whoHasTheBall } from './who-has-the-ball.js';

const approvals = (side: 'authority' | 'operator'): ConnectionFacts['approvals'] =>
  readyConnection.approvals.filter((approval) => approval.side === side);
const openTask = (ownerParty: Party, needs: string[] = [], key: string = ownerParty): ConnectionFacts['tasks'][number] => ({
  ...doneTask,
  key,
  ownerParty,
  needs,
  state: 'open',
});

describe('who has the ball', () => {
  it.each<[Party | null, string, Partial<ConnectionFacts>]>([
    ['state', 'an interest without contract', { state: 'interest', contract: null }],
    ['state', 'an interest whose competence is not settled', { state: 'interest', competence: 'unresolved' }],
    ['operator', 'an interest in a service that is paused', { state: 'interest', isOrderable: false }],
    ['authority', 'an interest that can be requested', { state: 'interest' }],
    ['state', 'a request', { state: 'requested' }],
    ['authority', 'a cleared connection', { state: 'cleared' }],
    ['authority', 'preparation while the authority has tasks', { state: 'preparing', tasks: [openTask('state'), openTask('authority')] }],
    ['authority', 'preparation while technical data lack', { state: 'preparing', tasks: [openTask('state')], parameters: [] }],
    ['state', 'preparation while only the Land has a task', { state: 'preparing', tasks: [openTask('state')] }],
    [
      'vendor',
      'preparation while only others have tasks: the first',
      { state: 'connecting', tasks: [openTask('vendor'), openTask('provider')] },
    ],
    ['vendor', 'tasks that wait for others', { state: 'connecting', tasks: [openTask('provider', ['vendor']), openTask('vendor')] }],
    [
      'dvdv_office',
      'a task that waits for somebody',
      { state: 'connecting', tasks: [{ ...openTask('authority'), state: 'waiting_for', waitingFor: 'dvdv_office' }] },
    ],
    ['authority', 'optional tasks of others only', { state: 'preparing', tasks: [{ ...openTask('provider'), isMandatory: false }] }],
    ['authority', 'tasks of the next stage only', { state: 'preparing', tasks: [{ ...openTask('vendor'), stage: 'direct' }] }],
    ['authority', 'a test to be made', { state: 'testing', testRuns: [] }],
    ['authority', 'a test that passed, to be submitted', { state: 'testing' }],
    ['authority', 'approval by nobody yet', { state: 'approval', approvals: [] }],
    ['authority', 'approval by the operator only', { state: 'approval', approvals: approvals('operator') }],
    ['operator', 'approval by the authority only', { state: 'approval', approvals: approvals('authority') }],
    ['operator', 'approval by both: a day is to be set', { state: 'approval' }],
    ['authority', 'something undone after submission', { state: 'approval', tasks: [openTask('authority')] }],
    ['vendor', 'something undone by others after submission', { state: 'scheduled', tasks: [openTask('vendor')] }],
    ['operator', 'a cutover day', { state: 'scheduled' }],
    ['state', 'work without a contract', { state: 'testing', contract: null }],
    ['authority', 'a pause of the authority', { state: 'scheduled', pause: 'by_authority' }],
    ['operator', 'a pause of the operator', { state: 'preparing', pause: 'by_operator' }],
    ['authority', 'a pause of both', { state: 'preparing', pause: 'by_both' }],
    [null, 'live on its last stage', { state: 'live', stage: 'interim' }],
    ['operator', 'live without a contract', { state: 'live', stage: 'interim', contract: null }],
    ['operator', 'live, paused by the operator', { state: 'live', stage: 'interim', pause: 'by_operator' }],
    [null, 'live on interim, nothing of the direct stage begun', { ...notBegun() }],
    [
      'authority',
      'live on interim, technical data begun',
      { ...notBegun(), parameters: readyConnection.parameters.filter(({ environment }) => environment === 'test') },
    ],
    [
      'vendor',
      'live on interim, the vendor at work',
      { ...live(), tasks: [{ ...openTask('vendor'), stage: 'direct', state: 'in_progress' }] },
    ],
    ['operator', 'live on interim, ready to be switched', live()],
    ['authority', 'live on interim, to be approved', { ...live(), approvals: [] }],
    [null, 'a declined request', { state: 'declined' }],
    [null, 'a cancelled connection', { state: 'cancelled' }],
    [null, 'a disconnected connection', { state: 'disconnected' }],
  ])('%s: %s', (party, _, change) => {
    expect(whoHasTheBall({ ...readyConnection, ...change })).toBe(party);
  });

  it('is somebody in every state in which something can be done', () => {
    const idle = CONNECTION_STATES.filter((state) => whoHasTheBall({ ...readyConnection, state }) === null);
    expect(idle).toEqual(['declined', 'cancelled', 'disconnected']);
  });
});

function live(): Partial<ConnectionFacts> {
  return { state: 'live', stage: 'interim', targetStage: 'direct' };
}

function notBegun(): Partial<ConnectionFacts> {
  const tasks = [{ ...doneTask, stage: 'direct', state: 'open' }] as const;
  return { ...live(), tasks, parameters: readyConnection.parameters.filter(({ stage }) => stage === 'interim') };
}
