/** An organisation key of the DVDV: prefix of the category (three letters) and the organisation's digits. */
export interface DvdvKey {
  /** As stored: lower case, without the colon that message headers put after the prefix. */
  readonly key: string;
  /** Older keys have 8 digits (the AGS) instead of 12; the DVDV may want a new one. */
  readonly isLegacy: boolean;
}

/**
 * Reads a key as people write it: spaces around it, capitals and the colon of message headers do no harm.
 * No prefix is refused: the full list of categories stands only in the DVDV itself (docs.fitko.de/dvdv).
 * @returns null when it is no such key
 */
export function readDvdvKey(text: string): DvdvKey | null {
  const [, prefix, digits] = /^([a-z]{3}):?(\d{12}|\d{8})$/.exec(text.trim().toLowerCase()) ?? [];
  return prefix && digits ? { key: prefix + digits, isLegacy: digits.length === 8 } : null;
}
