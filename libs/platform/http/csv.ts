const BYTE_ORDER_MARK = '\ufeff';

/** What can stand in a cell. */
export type CsvValue = string | number | Date | null;

/**
 * The first line of a table: names of its columns, after the mark by which spreadsheets know UTF-8.
 * Tables are written for German offices: semicolons between cells, each line ended by CR LF.
 */
export function csvHead(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(columns);
}

/** A line of a table. Text that a spreadsheet would take for a formula is made plain text by an apostrophe. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(';')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
