import { DomainError } from '#libs/kernel/domain-error';

/** Far more than any input of ours nests; what nests deeper would exhaust whoever walks it by recursion. */
const DEEPEST = 20;

/**
 * Refuses what nothing behind could take: input that nests without end, names that every object has already, text that the database
 * cannot keep (NUL, halves of surrogate pairs).
 * @param input parsed JSON, a query or an address's parameters
 * @throws DomainError `malformed`
 */
export function refuseUnreadable(input: unknown): void {
  // A list of what is still to be looked at in place of recursion.
  const open = [{ value: input, pointer: '', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string' && !isStorable(value)) throw new DomainError('malformed', 'unstorable_text');
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) throw new DomainError('malformed', 'nested_too_deep', { params: { most: DEEPEST } });
    for (const [name, inner] of Object.entries(value)) {
      const innerPointer = `${pointer}/${name}`;
      if (!Array.isArray(value) && name in Object.prototype) {
        throw new DomainError('malformed', 'reserved_name', { errors: [{ pointer: innerPointer, code: 'unknown_field' }] });
      }
      open.push({ value: inner, pointer: innerPointer, depth: depth + 1 });
    }
  }
}

function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
