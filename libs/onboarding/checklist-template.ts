import { type Party } from '#libs/kernel/actor';
import { type Stage, type Transport, TRANSPORTS } from '#libs/catalogue/service.entity';
import { type OfferedTransport, offeredStages } from './connection-facts.js';
import { type Dimension } from './task.entity.js';

/** Counts the versions of the template below; each task keeps the one it was taken from. */
export const CHECKLIST_VERSION = 1;

interface TemplateTask {
  readonly key: string;
  readonly dimension: Dimension;
  readonly ownerParty: Party;
  /** The transports that want this task. */
  readonly transports: readonly Transport[];
  readonly isMandatory: boolean;
  /** Only for services that charge citizens a fee. */
  readonly onlyWithFees?: true;
  readonly needs?: readonly string[];
}

const EVERY = TRANSPORTS;
const DIRECT: readonly Transport[] = ['osci_xta', 'fit_connect'];

/**
 * What an authority and the others have to do until it is live, in the order people work through it.
 * Drawn from the public onboarding guides of Länder and IT service providers (OZG-Leitfaden, Dataport); titles and help stand in the
 * texts under `onboarding.checklist.<key>`.
 */
export const CHECKLIST: readonly TemplateTask[] = [
  { key: 'name_contacts', dimension: 'organisation', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'set_up_mailbox', dimension: 'organisation', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'arrange_support', dimension: 'organisation', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  {
    key: 'inform_staff',
    dimension: 'organisation',
    ownerParty: 'authority',
    transports: EVERY,
    isMandatory: false,
    needs: ['name_contacts'],
  },
  { key: 'agree_data_processing', dimension: 'law', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'adopt_protection_concept', dimension: 'law', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'publish_legal_notices', dimension: 'law', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'confirm_funding', dimension: 'finance', ownerParty: 'state', transports: EVERY, isMandatory: true },
  { key: 'set_up_payment', dimension: 'finance', ownerParty: 'provider', transports: EVERY, isMandatory: true, onlyWithFees: true },
  { key: 'decide_transport', dimension: 'technology', ownerParty: 'authority', transports: EVERY, isMandatory: true },
  { key: 'enter_in_pvog', dimension: 'technology', ownerParty: 'state', transports: EVERY, isMandatory: true },
  {
    key: 'complete_questionnaire',
    dimension: 'technology',
    ownerParty: 'authority',
    transports: EVERY,
    isMandatory: true,
    needs: ['set_up_mailbox', 'decide_transport'],
  },
  {
    key: 'set_up_download',
    dimension: 'technology',
    ownerParty: 'operator',
    transports: ['file_drop'],
    isMandatory: true,
    needs: ['complete_questionnaire'],
  },
  {
    key: 'set_up_start_page',
    dimension: 'technology',
    ownerParty: 'operator',
    transports: ['deep_link'],
    isMandatory: true,
    needs: ['complete_questionnaire'],
  },
  { key: 'commission_vendor', dimension: 'technology', ownerParty: 'authority', transports: DIRECT, isMandatory: true },
  {
    key: 'install_interface',
    dimension: 'technology',
    ownerParty: 'vendor',
    transports: DIRECT,
    isMandatory: true,
    needs: ['commission_vendor'],
  },
  { key: 'obtain_certificate', dimension: 'technology', ownerParty: 'authority', transports: ['osci_xta'], isMandatory: true },
  { key: 'set_up_osci_mailbox', dimension: 'technology', ownerParty: 'provider', transports: ['osci_xta'], isMandatory: true },
  {
    key: 'order_dvdv_entry',
    dimension: 'technology',
    ownerParty: 'dvdv_office',
    transports: ['osci_xta'],
    isMandatory: true,
    needs: ['obtain_certificate', 'set_up_osci_mailbox'],
  },
  { key: 'create_destination', dimension: 'technology', ownerParty: 'authority', transports: ['fit_connect'], isMandatory: true },
  { key: 'open_firewall', dimension: 'technology', ownerParty: 'provider', transports: DIRECT, isMandatory: false },
];

/** A task as a connection gets it. */
export interface ChecklistTask extends Omit<TemplateTask, 'transports' | 'onlyWithFees' | 'needs'> {
  readonly stage: Stage;
  readonly position: number;
  readonly needs: readonly string[];
}

/**
 * The tasks that fit what a service offers: each belongs to the earliest stage that wants it, so that nothing for the direct
 * transfer keeps an authority from starting on the interim one.
 */
export function checklistFor(service: { readonly transports: readonly OfferedTransport[]; readonly hasFees: boolean }): ChecklistTask[] {
  const fitting = CHECKLIST.filter((task) => service.hasFees || !task.onlyWithFees).flatMap(({ transports, onlyWithFees: _, ...task }) => {
    const [stage] = offeredStages(service.transports.filter(({ transport }) => transports.includes(transport)));
    return stage ? [{ ...task, stage }] : [];
  });
  const keys = new Set(fitting.map(({ key }) => key));
  return fitting.map((task, index) => ({ ...task, position: index + 1, needs: (task.needs ?? []).filter((key) => keys.has(key)) }));
}
