import { type EntityManager } from 'typeorm';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { type Channel, type ContractKind } from './contract.entity.js';

/** Who supplies the Länder by each channel: FITKO acts in its own name, an administrative agreement is made with the provider itself. */
const CO_USE_SUPPLIER: Readonly<Record<Channel, 'operator' | 'hub'>> = {
  fit_store: 'hub',
  efa_marktplatz: 'hub',
  administrative_agreement: 'operator',
  marktplatz_der_zukunft: 'hub',
};

/**
 * The organisations between which a contract is made: provider to hub, or supplier to Land.
 * @throws DomainError `invalid-input` when a Land is missing or too much or has no organisation here, `not-ready` when there is no hub
 */
export async function partiesOf(
  tx: EntityManager,
  kind: ContractKind,
  channel: Channel,
  stateCode: string | null,
): Promise<{ readonly customerOrganisationId: string; readonly supplierOrganisationId: string }> {
  if (kind === 'provision') {
    if (stateCode !== null) throw invalidInput({ pointer: '/stateCode', code: 'provision_without_state' });
    return { customerOrganisationId: await only(tx, 'hub'), supplierOrganisationId: await only(tx, 'operator') };
  }
  if (stateCode === null) throw invalidInput({ pointer: '/stateCode', code: 'required' });
  const [land] = await tx.query<{ id: string }[]>('SELECT id FROM organisations WHERE state_code = $1', [stateCode]);
  if (!land) throw invalidInput({ pointer: '/stateCode', code: 'state_without_organisation' });
  return { customerOrganisationId: land.id, supplierOrganisationId: await only(tx, CO_USE_SUPPLIER[channel]) };
}

/** There is one operator and one hub: the first that was entered. */
async function only(tx: EntityManager, kind: 'operator' | 'hub'): Promise<string> {
  const [organisation] = await tx.query<{ id: string }[]>('SELECT id FROM organisations WHERE kind = $1 ORDER BY created_at LIMIT 1', [
    kind,
  ]);
  if (!organisation) {
    throw new DomainError('not-ready', 'something_is_missing', { missing: [{ code: `${kind}_organisation`, ownerParty: 'operator' }] });
  }
  return organisation.id;
}
