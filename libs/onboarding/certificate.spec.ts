import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { DomainError } from '#libs/kernel/domain-error';
import { CERTIFICATES } from '#test/support/certificates';
import { holdsPrivateKey, readCertificate } from './certificate.js';

const NOW = new Date('2026-11-21T20:00:00Z');

/** A key store with the password "geheim", made for this spec. */
const KEY_STORE = `
MIIELAIBAzCCA+IGCSqGSIb3DQEHAaCCA9MEggPPMIIDyzCCAoIGCSqGSIb3DQEH
BqCCAnMwggJvAgEAMIICaAYJKoZIhvcNAQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqG
SIb3DQEFDDAcBAiEMycf/Fng4gICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQME
ASoEEBBTu4u6mNv9C/2x3V5pK0mAggIANahvSJil9be779UACfU0inWyXSEq+k8c
E2Bq9RIkcohNYLoFt7yoMIeIDDtELZMfJ9asyebtTN+cRNZTj+mHf6VxNmth2FR2
PicS2RQTbBD7VAGxRYC9mAcwgxf6BjXhnoX0mKiI6HfpzmFROOGLg/zv6w9Qm37e
ZWGTn1RlJ/LCpsTD77bUUVpxXa8pjBTrXzPDK4NkVvLAMWnLX/9hpS/WMVCeYbAu
k8xYPOmO/hYdkD3UVgk2gTENii0N7msgxD5xIA5wVbWVHgTfDa3vqRxOm6O2AZbW
hhLdFSeJmAZHMv27WuYGQZE9sqMC8+PefDWCc0Tzw4EznNQ9K/D2YBvukIZCWPii
dhZ+tLcbiytPbQHNWnGrYat9zkGggraComXJL/TtF6CvcsmTB90ViUDzJSQ5ssd0
zXeUX8XJ2U5FWdOQJU91Qba054QsOW6cqJfYkG6ZDReT6wecsrNkVs+5YIBZNIhx
G8P/WhHGIOS5FMPnU5V73UPoCYPvToOAXsVjEzTedx+sbkNll3B/rWDcst5QZdkb
KAEpSoWRiqu71XcdzYi1OTJ8DMbMf16VPU5dX3Ayl9lVh/eI49TnKXt/om7GGdxJ
0EqBDdwqEQK9IKl7UhLaulovrLYpBiCOzV0nVp6hss/OjmO1hh2oVA3iFWUb0Plq
iKiRNjCdLFUwggFBBgkqhkiG9w0BBwGgggEyBIIBLjCCASowggEmBgsqhkiG9w0B
DAoBAqCB7zCB7DBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIyb8ECGkV
gfECAggAMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAOb9bclhm3RvoJIXGx
KIy8BIGQK5QnqE4Hfdg9I9pBhuDF3SJn2rlET2HY5CcMTAFlUlZa9MpTSjfsqlaC
vyeERAnNi5d5qarFSkIqe6Nyha0lc+0MRqrSi648abQh2IH/mr6S9Ar4poO7a7YM
hVEBlygOMV4HDgWui6eDYxMLkcluaoUgkYvZmYpOmxGRzfOwGiPZuZPUNT1DTykB
8DPxg+0zMSUwIwYJKoZIhvcNAQkVMRYEFAcpoxJVJO7nNPdYN8KvIqIazc0yMEEw
MTANBglghkgBZQMEAgEFAAQgQUHda+Oe2HrqGqmmYl5IxHS+joS0al4zv53NrRUk
7K4ECB+rtJ7zjNPAAgIIAA==
`;

function refusal(text: string): DomainError {
  try {
    readCertificate(text, NOW);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the certificate was accepted');
}

/** Base64 without the lines around it. */
function bare(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s+/g, '');
}

describe('a certificate', () => {
  it('tells whose it is, by whom and until when', () => {
    const { pem, ...said } = readCertificate(CERTIFICATES.test, NOW);
    expect(said).toEqual({
      subject: 'CN=GRP: Jugendamt Beispiel Abnahme 2020-OSCI, O=Stadt Beispiel, C=DE',
      issuer: 'CN=GRP: Jugendamt Beispiel Abnahme 2020-OSCI, O=Stadt Beispiel, C=DE',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2120-01-01T00:00:00Z'),
    });
    expect(pem.trim()).toBe(CERTIFICATES.test.trim());
  });

  it('may be RSA with 2048 bits, or come as Base64 of its DER encoding', () => {
    expect(readCertificate(CERTIFICATES.rsa, NOW).subject).toBe('CN=RSA 2048');
    expect(readCertificate(bare(CERTIFICATES.test), NOW)).toEqual(readCertificate(CERTIFICATES.test, NOW));
  });

  it('is kept alone, whatever stood around it', () => {
    const { pem } = readCertificate(`Bag Attributes: secret\n${CERTIFICATES.test}\nmore\n${CERTIFICATES.rsa}`, NOW);
    expect(pem.trim()).toBe(CERTIFICATES.test.trim());
  });

  it.each([
    ['expired', CERTIFICATES.expired, 'certificate_expired', { day: '2021-02-28' }],
    ['not yet valid', CERTIFICATES.future, 'certificate_not_yet_valid', { day: '2090-01-01' }],
    ['too weak', CERTIFICATES.weak, 'certificate_weak_key', { bits: 1024, fewest: 2048 }],
    ['no certificate', 'hello', 'not_a_certificate', {}],
    ['a damaged one', CERTIFICATES.test.slice(0, 300), 'not_a_certificate', {}],
    ['a request for one', CERTIFICATES.test.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'not_a_certificate', {}],
    ['Base64 of something else', Buffer.from('x'.repeat(100)).toString('base64'), 'not_a_certificate', {}],
  ])('is refused when it is %s', (_, text, code, params) => {
    expect(refusal(text).details.errors).toEqual([{ pointer: '/certificate', code, params }]);
  });
});

describe('a private key in place of a certificate', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const lock = { cipher: 'aes-256-cbc', passphrase: 'geheim' } as const;
  const pem = (key: KeyObject, options: object): string => key.export({ format: 'pem', type: 'pkcs8', ...options } as never).toString();
  const der = (key: KeyObject, options: object): string =>
    (key.export({ format: 'der', type: 'pkcs8', ...options } as never) as unknown as Buffer).toString('base64');

  it.each([
    ['PKCS#8', pem(rsa, {})],
    ['PKCS#8 with password', pem(rsa, lock)],
    ['PKCS#1', pem(rsa, { type: 'pkcs1' })],
    ['PKCS#1 with password', pem(rsa, { type: 'pkcs1', ...lock })],
    ['SEC 1', pem(curve, { type: 'sec1' })],
    ['OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----'],
    ['a key behind its certificate', CERTIFICATES.test + pem(curve, {})],
    ['DER of PKCS#8', der(rsa, {})],
    ['DER of a short key', der(edwards, {})],
    ['DER of PKCS#8 with password', der(rsa, lock)],
    ['DER of PKCS#1', der(rsa, { type: 'pkcs1' })],
    ['DER of SEC 1', der(curve, { type: 'sec1' })],
    ['a key under the name of a certificate', pem(curve, {}).replaceAll('PRIVATE KEY', 'CERTIFICATE')],
    ['DER in lines', der(rsa, {}).replace(/.{64}/g, '$&\r\n')],
    ['a key store (PKCS#12)', bare(KEY_STORE)],
  ])('is refused with a plain warning: %s', (_, text) => {
    const error = refusal(text);
    expect(error.reason).toBe('private_key');
    expect(error.details.errors).toEqual([{ pointer: '/certificate', code: 'private_key' }]);
    expect(JSON.stringify(error) + error.message).not.toContain(text.slice(40, 70));
  });

  it.each(Object.entries(CERTIFICATES))('is not seen in a certificate: %s', (_, certificate) => {
    expect(holdsPrivateKey(certificate)).toBe(false);
    expect(holdsPrivateKey(bare(certificate))).toBe(false);
  });
});
