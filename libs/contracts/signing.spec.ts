import { DomainError } from '#libs/kernel/domain-error';
import { type ContractRole, type ContractState } from './contract.machine.js';
import { refuseSignature, type SignatureRequest } from './signing.js';

const TEXT = 'a'.repeat(64);
const TODAY = '2026-11-21';

type Subject = Parameters<typeof refuseSignature>[0];

function contract(state: ContractState, signers: { side: 'customer' | 'supplier'; personId: string }[] = []): Subject {
  return {
    state,
    offerLapsesOn: TODAY,
    contentSha256: TEXT,
    customerName: 'Land NW',
    supplierName: 'FITKO',
    signatures: signers.map((signer) => ({
      ...signer,
      signerName: 'Erika Beispiel',
      signerFunction: 'Leitung',
      authority: 'Vollmacht',
      organisationName: 'Land NW',
      signedAt: '2026-11-20T23:30:00Z',
      contentSha256: TEXT,
    })),
  };
}

const byCustomer: SignatureRequest = {
  side: 'customer',
  personId: 'erika',
  roles: ['customer.signatory'],
  contentSha256: TEXT,
  today: TODAY,
};
const bySupplier: SignatureRequest = { ...byCustomer, side: 'supplier', personId: 'max', roles: ['supplier.signatory'] };
const signedByErika = [{ side: 'customer', personId: 'erika' }] as const;

function refusal(subject: Subject, request: SignatureRequest): string | null {
  try {
    refuseSignature(subject, request);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.code} ${error.reason} ${JSON.stringify(error.details.params ?? {})}`;
  }
}

describe('a signature', () => {
  it('passes for the right person, the right text and in time', () => {
    expect(refusal(contract('offered'), byCustomer)).toBeNull();
    expect(refusal(contract('signed', [...signedByErika]), bySupplier)).toBeNull();
  });

  it('may be given once the customer has accepted in time, even when the offer would have lapsed since', () => {
    expect(refusal({ ...contract('signed', [...signedByErika]), offerLapsesOn: '2026-11-01' }, bySupplier)).toBeNull();
  });

  it.each<[string, Subject, SignatureRequest, string]>([
    [
      'the wrong person',
      contract('offered'),
      { ...byCustomer, roles: ['customer.coordinator'] satisfies ContractRole[] },
      'not-allowed not_signatory {"organisation":"Land NW"}',
    ],
    [
      'a signatory of the other side',
      contract('offered'),
      { ...byCustomer, roles: ['supplier.signatory'] },
      'not-allowed not_signatory {"organisation":"Land NW"}',
    ],
    ['a text that has changed', contract('offered'), { ...byCustomer, contentSha256: 'b'.repeat(64) }, 'conflict text_changed {}'],
    ['a text under revision', { ...contract('in_alignment'), contentSha256: null }, byCustomer, 'conflict text_changed {}'],
    [
      'an offer that has lapsed',
      { ...contract('offered'), offerLapsesOn: '2026-11-20' },
      byCustomer,
      'conflict offer_lapsed {"day":"20.11.2026"}',
    ],
    [
      'an offer already closed as lapsed',
      { ...contract('expired'), offerLapsesOn: '2026-11-20' },
      byCustomer,
      'conflict offer_lapsed {"day":"20.11.2026"}',
    ],
    [
      'a side that has signed',
      contract('signed', [...signedByErika]),
      byCustomer,
      'conflict already_signed {"name":"Erika Beispiel","day":"21.11.2026"}',
    ],
    [
      'one person for both sides',
      contract('signed', [...signedByErika]),
      { ...bySupplier, personId: 'erika' },
      'conflict same_person_both_sides {}',
    ],
  ])('is refused in its own words: %s', (_, subject, request, expected) => {
    expect(refusal(subject, request)).toBe(expected);
  });
});
