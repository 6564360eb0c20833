/** A piece of a structured text. */
export type TextBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Facts as pairs of name and value. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] };

type Prefix = '# ' | '## ' | '- ' | '| ' | '';

/**
 * Reads the few signs that contract texts use, line by line: `# ` title, `## ` heading, `- ` list item, `| name | value` fact.
 * Everything else is a paragraph; an empty line ends it.
 */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const { prefix, lines } of runs(text)) {
    if (prefix === '- ') blocks.push({ kind: 'list', items: lines });
    else if (prefix === '| ') blocks.push({ kind: 'facts', rows: lines.map(fact) });
    else if (prefix === '') blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    else blocks.push(...lines.map((line) => ({ kind: prefix === '# ' ? ('title' as const) : ('heading' as const), text: line })));
  }
  return blocks;
}

/** Neighbouring lines of one kind, without their sign. */
function runs(text: string): { prefix: Prefix; lines: string[] }[] {
  const found: { prefix: Prefix; lines: string[] }[] = [];
  let previous: Prefix | null = null;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === '') {
      previous = null;
      continue;
    }
    const prefix = (['# ', '## ', '- ', '| '] as const).find((sign) => line.startsWith(sign)) ?? '';
    const content = line.slice(prefix.length).trim();
    if (prefix === previous) found.at(-1)?.lines.push(content);
    else found.push({ prefix, lines: [content] });
    previous = prefix;
  }
  return found;
}

function fact(line: string): readonly [string, string] {
  const [name = '', ...value] = line.split(' | ');
  return [name.trim(), value.join(' | ').trim()];
}
