import { createPrivateKey, X509Certificate } from 'node:crypto';
import { dayOf } from '#libs/kernel/day';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';

const FEWEST_RSA_BITS = 2048;

/** What a certificate says of itself, and its text in one form. */
export interface Certificate {
  /** The certificate alone, re-encoded: nothing that stood around it is kept. */
  readonly pem: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 over the DER encoding, 64 lower-case hex digits. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * Reads an X.509 certificate given as PEM or as Base64 of its DER encoding.
 * @throws DomainError `invalid-input`: a private key in its place (told with a plain warning), not a certificate, expired,
 *   not yet valid, or a key too weak to trust
 */
export function readCertificate(text: string, now: Date): Certificate {
  refusePrivateKey(text, '/certificate');
  const certificate = parse(text);
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  if (notAfter < now) throw unusable('certificate_expired', { day: dayOf(notAfter) });
  if (notBefore > now) throw unusable('certificate_not_yet_valid', { day: dayOf(notBefore) });
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength;
  if (asymmetricKeyType === 'dsa' || (bits !== undefined && bits < FEWEST_RSA_BITS)) {
    throw unusable('certificate_weak_key', { bits: bits ?? 0, fewest: FEWEST_RSA_BITS });
  }
  return {
    pem: certificate.toString(),
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBefore,
    notAfter,
  };
}

/**
 * Refuses a text in which a private key stands, encrypted or not, whatever else stands beside it.
 * @throws DomainError `invalid-input` with the warning that the key has left its owner's hands
 */
export function refusePrivateKey(text: string, pointer: string): void {
  if (holdsPrivateKey(text)) throw new DomainError('invalid-input', 'private_key', { errors: [{ pointer, code: 'private_key' }] });
}

/** True for PEM private keys of every kind, and for Base64 of a DER private key (PKCS#8, PKCS#1, SEC 1) or of a key store with password. */
export function holdsPrivateKey(text: string): boolean {
  if (/PRIVATE KEY/i.test(text)) return true;
  const der = derOf(text);
  return der !== null && (isPlainPrivateKey(der) || isLockedPrivateKey(der));
}

function isPlainPrivateKey(der: Buffer): boolean {
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: 'der', type });
      return true;
    } catch {
      return false;
    }
  });
}

/** An encrypted PKCS#8 key begins with an algorithm of PKCS#5 or PKCS#12 (RFC 5958), a PKCS#12 store with its version 3 (RFC 7292). */
function isLockedPrivateKey(der: Buffer): boolean {
  const start = der.subarray(0, 40).toString('hex');
  return /^30(..){1,3}?30(..){1,3}?06092a864886f70d0105|^30(..){1,3}?30(..){1,3}?060a2a864886f70d010c01|^30(..){1,5}?02010330/.test(start);
}

function parse(text: string): X509Certificate {
  try {
    return new X509Certificate(text.includes('-----BEGIN') ? text : (derOf(text) ?? ''));
  } catch {
    throw unusable('not_a_certificate');
  }
}

/** The bytes behind one block of Base64, with or without the lines that PEM puts around it. */
function derOf(text: string): Buffer | null {
  const base64 = text.replace(/-----[^-]+-----|\s+/g, '');
  return /^[A-Za-z0-9+/]{32,}={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null;
}

function unusable(code: string, params: Readonly<Record<string, string | number>> = {}): DomainError {
  return invalidInput({ pointer: '/certificate', code, params });
}

/** Distinguished names come with a line per part. */
function oneLine(name: string): string {
  return name.split('\n').join(', ');
}
