import { dayOf } from '#libs/kernel/day';
import { type Translate } from '#libs/platform/i18n/i18n';
import { type PrintedText } from '#libs/platform/pdf/document-pdf';
import { type ContractRow } from './contract-row.js';
import { dayForPeople, textOfNextOffer } from './contract-text.js';

const BERLIN_MOMENT = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'medium' });

/** A contract as it is printed: always the same for a frozen text and its signatures. */
export function printedContract(contract: ContractRow, now: Date, t: Translate): PrintedText {
  const title = `${t(`contracts.kind.${contract.kind}`)} ${contract.number}: ${contract.serviceName}`;
  if (contract.text === null || contract.contentSha256 === null || contract.frozenAt === null) {
    const day = dayForPeople(dayOf(now));
    return {
      title,
      text: textOfNextOffer(contract, dayOf(now)),
      footer: t('contracts.document.draft_footer', { number: contract.number, day }),
      mark: t('contracts.document.draft_mark'),
      createdAt: now,
    };
  }
  return {
    title,
    text: [contract.text, ...signatureBlocks(contract, t)].join('\n\n'),
    footer: t('contracts.document.footer', { number: contract.number, version: contract.version, sha256: contract.contentSha256 }),
    mark: null,
    createdAt: contract.frozenAt,
  };
}

/** The signatures stand below the text; they are not part of what the digest covers. */
function signatureBlocks({ signatures }: ContractRow, t: Translate): string[] {
  if (signatures.length === 0) return [];
  const blocks = signatures.map(({ side, signerName, signerFunction, organisationName, authority, signedAt, contentSha256 }) =>
    [
      [t(`contracts.side.${side}`), organisationName],
      [t('contracts.document.signer'), `${signerName}, ${signerFunction}`],
      [t('contracts.document.authority'), authority],
      [t('contracts.document.signed_at'), BERLIN_MOMENT.format(new Date(signedAt))],
      [t('contracts.document.signed_text'), contentSha256],
    ]
      .map(([name, value]) => `| ${name} | ${value?.replace(/\s+/g, ' ')}`)
      .join('\n'),
  );
  return [`## ${t('contracts.document.signatures')}`, t('contracts.document.signatures_note'), ...blocks];
}
