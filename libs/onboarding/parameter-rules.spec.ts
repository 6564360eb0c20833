import { directParameters } from '#test/support/ready-connection';
import { type ParameterFacts } from './connection-facts.js';
import { sharedValues } from './parameter-rules.js';

const test = directParameters('test');
const production = directParameters('production');

describe('test and production', () => {
  it('share no value that addresses or proves a receiver', () => {
    expect(sharedValues(test, production)).toEqual([]);
  });

  it.each<[Partial<ParameterFacts>, string[]]>([
    [{ dvdvKey: production.dvdvKey }, ['dvdvKey']],
    [{ xtaEndpointUrl: production.xtaEndpointUrl }, ['xtaEndpointUrl']],
    [{ certificate: { ...test.certificate, ...production.certificate } as ParameterFacts['certificate'] }, ['certificate']],
    [{ mailbox: production.mailbox, organisationUnitId: production.organisationUnitId, privacyUrl: production.privacyUrl }, []],
    [{ ...production, environment: 'test' }, ['dvdvKey', 'xtaEndpointUrl', 'certificate']],
  ])('would share: %j', (change, shared) => {
    expect(sharedValues({ ...test, ...change }, production)).toEqual(shared);
  });

  it('may both be empty', () => {
    const empty = { dvdvKey: null, destinationId: null, xtaEndpointUrl: null, certificate: null };
    expect(sharedValues({ ...test, ...empty }, { ...production, ...empty })).toEqual([]);
  });

  it('share a FIT-Connect destination in no writing', () => {
    const destinationId = '0f8fad5b-d9cb-469f-a165-70867728950e';
    expect(sharedValues({ ...test, destinationId }, { ...production, destinationId })).toEqual(['destinationId']);
  });
});
