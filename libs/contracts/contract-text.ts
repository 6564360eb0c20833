import { createHash } from 'node:crypto';
import { addDays, type Day } from '#libs/kernel/day';
import { strictHandlebars } from '#libs/platform/templates/strict-handlebars';
import { translator } from '#libs/platform/i18n/i18n';
import { type ContractRow } from './contract-row.js';
import { type NoticeTerms } from './notice-end.js';

/** The names that a contract template may use. */
export interface ContractTextFacts extends NoticeTerms {
  readonly number: string;
  readonly version: number;
  readonly serviceName: string;
  readonly leistungen: readonly { readonly leikaKey: string; readonly name: string }[];
  readonly supplierName: string;
  readonly customerName: string;
  /** Null for contracts that are not a Land's. */
  readonly stateName: string | null;
  readonly startsOn: Day;
  readonly offerLapsesOn: Day;
  /** On which conditions the interest was confirmed. */
  readonly conditions: string | null;
  readonly specialTerms: string;
  readonly annexes: readonly { readonly kindName: string; readonly title: string; readonly fileName: string; readonly sha256: string }[];
}

const handlebars = strictHandlebars();
handlebars.registerHelper('day', (day) => dayForPeople(day as Day));

/**
 * Puts a contract into words: a structured text, always the same for the same facts.
 * @throws Error when the template names something that is not there
 */
export function contractText(template: string, facts: ContractTextFacts): string {
  const text = handlebars.compile(template, { noEscape: true })(facts);
  return `${text
    .normalize('NFC')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** The last day of an offer that is made today. */
export function offerEnd(contract: Pick<ContractRow, 'offerDays'>, today: Day): Day {
  return addDays(today, contract.offerDays);
}

/** The text that an offer made today would freeze. Contracts are written in German, whoever reads them. */
export function textOfNextOffer(contract: ContractRow, today: Day): string {
  const t = translator('de');
  return contractText(contract.templateBody, {
    ...contract,
    version: contract.version + 1,
    offerLapsesOn: offerEnd(contract, today),
    annexes: contract.annexes.map((annex) => ({ ...annex, kindName: t(`contracts.annex.${annex.kind}`) })),
  });
}

/** The digest that is shown, signed and printed: SHA-256 of the text in UTF-8. */
export function contentSha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A day as contracts write it: 21.11.2026. */
export function dayForPeople(day: Day): string {
  return day.split('-').reverse().join('.');
}
