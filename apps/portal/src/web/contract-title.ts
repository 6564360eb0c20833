import { type ContractSummaryView } from '#libs/contracts/contract.view';

/** How a contract is called on its pages: `NNV-2026-001: Unterhaltsvorschuss Online`. */
export function contractTitle({ number, service }: Pick<ContractSummaryView, 'number' | 'service'>): string {
  return `${number}: ${service.name}`;
}
