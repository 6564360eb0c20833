import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type Translate } from '#libs/platform/i18n/i18n';
import { CONNECTION_TONES } from './tones.js';

const PARTS = ['overview', 'tasks', 'parameters', 'test-runs', 'timeline'] as const;
/** The pages that every connection has. */
export type ConnectionPart = (typeof PARTS)[number];

/** What a connection is called: the service and the authority. */
export function connectionTitle({ serviceName, authorityName }: Pick<ConnectionView, 'serviceName' | 'authorityName'>): string {
  return `${serviceName}, ${authorityName}`;
}

/**
 * What the `connection-head` component says on one of the connection's pages: the way here, the state with whose turn it is, and the ways
 * to the other pages.
 * @param isWithin true for a page within that part, such as a single task: its own state would be mistaken for the connection's
 */
export function connectionHead(connection: ConnectionView, part: ConnectionPart, t: Translate, isWithin = false): object {
  const places = partsOf(connection).map((one) => ({
    label: t(`web.connections.part.${one}`),
    href: one === 'overview' ? `/connections/${connection.id}` : `/connections/${connection.id}/${one}`,
    current: one !== part ? null : isWithin ? 'true' : 'page',
  }));
  const above = [
    { label: t('web.connections.title'), href: '/connections' },
    { label: connectionTitle(connection), href: `/connections/${connection.id}` },
    ...places.filter(({ current }) => current !== null && part !== 'overview'),
  ];
  return {
    trail: isWithin ? above : above.slice(0, part === 'overview' ? 1 : 2),
    over: part === 'overview' && !isWithin ? connection.serviceName : connectionTitle(connection),
    showsState: !isWithin,
    state: t(`onboarding.connection.state.${connection.state}`),
    tone: CONNECTION_TONES[connection.state],
    since: connection.stateSince,
    waitingOn: connection.waitingOn,
    waitingSince: connection.waitingSince,
    places,
  };
}

/** Before the Land has cleared it there is nothing to work on, so only what is known is offered. */
function partsOf({ tasks }: ConnectionView): readonly ConnectionPart[] {
  return tasks.length > 0 ? PARTS : ['overview', 'timeline'];
}
