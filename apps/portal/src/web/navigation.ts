import { type Actor, type Role } from '#libs/kernel/actor';

export interface NavigationEntry {
  readonly href: string;
  /** Key of its text. */
  readonly label: string;
  readonly isCurrent: boolean;
}

interface Place {
  readonly href: string;
  readonly label: string;
  /** Who finds it in the navigation: everybody, everybody signed in, or holders of these roles. */
  readonly for: 'everybody' | 'signed-in' | readonly Role[];
}

const CONNECTION_ROLES: readonly Role[] = [
  'operator.rollout',
  'operator.auditor',
  'state.coordinator',
  'state.reader',
  'authority.lead',
  'authority.technical',
  'authority.signatory',
  'authority.reader',
  'provider.agent',
];
const STATE_ROLES: readonly Role[] = ['state.coordinator', 'state.signatory', 'state.finance', 'state.reader'];
const HUB_ROLES: readonly Role[] = ['hub.signatory', 'hub.reader'];

/** The places of the main navigation, in order. */
const PLACES: readonly Place[] = [
  { href: '/desk', label: 'web.navigation.desk', for: 'signed-in' },
  { href: '/services', label: 'web.navigation.services', for: 'everybody' },
  { href: '/catalogue', label: 'web.navigation.catalogue', for: ['operator.catalogue'] },
  { href: '/interests', label: 'web.navigation.interests', for: ['operator.contracts', ...STATE_ROLES] },
  { href: '/contracts', label: 'web.navigation.contracts', for: ['operator.contracts', 'operator.finance', ...HUB_ROLES, ...STATE_ROLES] },
  { href: '/connections', label: 'web.navigation.connections', for: CONNECTION_ROLES },
  { href: '/status', label: 'web.navigation.status', for: 'everybody' },
  {
    href: '/people',
    label: 'people.title',
    for: [
      'operator.admin',
      'operator.auditor',
      'hub.signatory',
      'state.coordinator',
      'state.signatory',
      'authority.lead',
      'authority.signatory',
      'provider.agent',
      'vendor.agent',
    ],
  },
  { href: '/events', label: 'web.navigation.events', for: ['operator.auditor', 'operator.admin'] },
  { href: '/mail-previews', label: 'web.navigation.mail_previews', for: ['operator.admin'] },
  { href: '/help', label: 'web.navigation.help', for: 'everybody' },
];

/** The navigation for this person, with the place of this path marked. */
export function navigationFor(actor: Actor | null, path: string): NavigationEntry[] {
  return PLACES.filter((place) => isFor(place, actor)).map(({ href, label }) => ({
    href,
    label,
    isCurrent: path === href || path.startsWith(`${href}/`),
  }));
}

function isFor(place: Place, actor: Actor | null): boolean {
  if (place.for === 'everybody') return true;
  if (!actor) return false;
  return place.for === 'signed-in' || place.for.some((role) => actor.roles.includes(role));
}
