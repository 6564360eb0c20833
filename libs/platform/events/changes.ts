/** What an edit changed: for each field of the edit that really differs, the value before and after. Goes into the event's data. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  edit: Readonly<Record<string, unknown>>,
): Record<string, { before: unknown; after: unknown }> {
  const changed = Object.entries(edit).filter(
    ([field, value]) => value !== undefined && JSON.stringify(before[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed.map(([field, after]) => [field, { before: before[field], after }]));
}
