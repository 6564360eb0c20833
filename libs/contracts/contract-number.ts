import { type EntityManager } from 'typeorm';
import { type Day } from '#libs/kernel/day';
import { type ContractKind } from './contract.entity.js';

const PREFIXES: Readonly<Record<ContractKind, string>> = { co_use: 'NNV', provision: 'BV' };

/**
 * The next number of this kind in this year, such as `NNV-2026-001`. Others wait for it until the transaction ends, and get the same
 * number if it is rolled back: there are no gaps.
 */
export async function nextContractNumber(tx: EntityManager, kind: ContractKind, today: Day): Promise<string> {
  const year = today.slice(0, 4);
  const [counted] = await tx.query<[{ last: number }]>(
    `INSERT INTO contract_numbers AS numbers (kind, year, last_number) VALUES ($1, $2, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last_number = numbers.last_number + 1 RETURNING last_number AS last`,
    [kind, Number(year)],
  );
  return `${PREFIXES[kind]}-${year}-${String(counted.last).padStart(3, '0')}`;
}
